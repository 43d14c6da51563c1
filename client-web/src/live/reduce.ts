// View + frame → view: pure, and the only place where a view changes. Start reading here.
import type { EventType, SessionEvent } from '../protocol/events';
import type { ServerFrame, Welcome } from '../protocol/frames';
import type { Board, Presence } from '../protocol/snapshot';
import { agendaHandlers } from './reduce_agenda';
import { chatHandlers } from './reduce_chat';
import { sessionHandlers } from './reduce_session';
import { workbookHandlers } from './reduce_workbooks';
import { viewOfSnapshot, type View } from './view';

type EventOf<T extends EventType> = Extract<SessionEvent, { type: T }>;
export type Handlers<T extends EventType> = { [K in T]: (view: View, event: EventOf<K>) => View };

const handlers: Handlers<EventType> = {
  ...sessionHandlers,
  ...agendaHandlers,
  ...chatHandlers,
  ...workbookHandlers,
};

/** The view after a frame. Frames that carry no state (`done`, `refused`, ones newer than this page) change nothing. */
export function reduce(view: View | null, frame: ServerFrame): View | null {
  if (frame.type === 'welcome') return welcomed(view, frame);
  if (view === null) return null;
  switch (frame.type) {
    case 'events':
      return { ...applyEvents(view, frame.events), seq: frame.seq };
    case 'presence':
      return { ...view, presence: mergePresence(view.presence, frame) };
    case 'board':
      return { ...view, board: mergeBoard(view.board, frame) };
    default:
      return view;
  }
}

function welcomed(view: View | null, welcome: Welcome): View | null {
  if (welcome.snapshot) return viewOfSnapshot(welcome, welcome.snapshot);
  if (view === null) return null;
  return {
    ...applyEvents(view, welcome.events ?? []),
    you: welcome.you,
    epoch: welcome.epoch,
    seq: welcome.seq,
    presence: welcome.presence,
    board: welcome.board,
  };
}

/** Events that this view has seen already are passed over; those of an unknown type too. */
function applyEvents(view: View, events: readonly SessionEvent[]): View {
  let next = view;
  for (const event of events) {
    if (event.seq <= view.seq) continue;
    const handler = handlers[event.type] as ((view: View, event: SessionEvent) => View) | undefined;
    if (handler) next = handler(next, event);
  }
  return next;
}

function mergePresence(old: Presence, { type: _, ...digest }: { type: 'presence' } & Presence): Presence {
  if (digest.whole || !old.regions) return digest;
  return { ...digest, whole: true, regions: { ...old.regions, ...digest.regions } };
}

function mergeBoard(old: Board, { type: _, ...digest }: { type: 'board' } & Board): Board {
  if (digest.whole || !old.rows) return digest;
  return { ...digest, whole: true, rows: { ...old.rows, ...digest.rows } };
}
