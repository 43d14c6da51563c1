// The rundown: what its events do to a view.
import type { AgendaItem, AgendaKind, Instant } from '../protocol/snapshot';
import type { Handlers } from './reduce';
import type { View } from './view';

const COUNTING_KINDS: readonly AgendaKind[] = ['presentation', 'qna', 'practice'];

const weightOf = (kind: AgendaKind) => ({ counts: COUNTING_KINDS.includes(kind), break: kind === 'break' });

function withItems(view: View, items: AgendaItem[]): View {
  return { ...view, agenda: { ...view.agenda, items } };
}

function withItem(view: View, id: string, change: (item: AgendaItem) => Partial<AgendaItem>): View {
  return withItems(
    view,
    view.agenda.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
  );
}

/** `after` null: at the front. An item that is not there any more: at the end. */
function insertAfter(items: AgendaItem[], item: AgendaItem, after: string | null): AgendaItem[] {
  if (after === null) return [item, ...items];
  const index = items.findIndex((other) => other.id === after);
  const at = index < 0 ? items.length : index + 1;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** One item at most runs; it is done when another starts and when the session ends. */
export function finishRunning(view: View, at: Instant): View {
  const running = view.agenda.items.find((item) => item.state === 'running');
  return running ? withItem(view, running.id, done(at)) : view;
}

const done = (at: Instant) => () => ({ state: 'done', ended_at: at }) as const;

export const agendaHandlers: Handlers<
  | 'agenda_item_started'
  | 'agenda_item_finished'
  | 'agenda_item_skipped'
  | 'agenda_item_reopened'
  | 'agenda_item_extended'
  | 'agenda_item_moved'
  | 'agenda_item_added'
  | 'agenda_item_edited'
> = {
  agenda_item_started: (view, event) => {
    const rested = finishRunning(view, event.at);
    return withItem(rested, event.item, () => ({ state: 'running', started_at: event.at, ended_at: null }));
  },
  agenda_item_finished: (view, event) => withItem(view, event.item, done(event.at)),
  agenda_item_skipped: (view, event) => withItem(view, event.item, () => ({ state: 'skipped' })),
  agenda_item_reopened: (view, event) =>
    withItem(view, event.item, () => ({ state: 'pending', started_at: null, ended_at: null })),
  agenda_item_extended: (view, event) =>
    withItem(view, event.item, (item) => ({ minutes: Math.max(0, item.minutes + event.minutes) })),
  agenda_item_moved: (view, event) => {
    const item = view.agenda.items.find((one) => one.id === event.item);
    if (!item) return view;
    const others = view.agenda.items.filter((one) => one !== item);
    return withItems(view, insertAfter(others, item, event.after ?? null));
  },
  agenda_item_added: (view, event) => {
    const item: AgendaItem = {
      id: event.item,
      title: { id: event.title, en: event.title },
      kind: event.kind,
      pic: event.pic ?? null,
      planned_start: null,
      planned_minutes: event.minutes,
      minutes: event.minutes,
      ...weightOf(event.kind),
      state: 'pending',
      started_at: null,
      ended_at: null,
    };
    return withItems(view, insertAfter(view.agenda.items, item, event.after ?? null));
  },
  agenda_item_edited: (view, event) =>
    withItem(view, event.item, (item) => ({
      title: event.title === undefined ? item.title : { id: event.title, en: event.title },
      ...(event.kind && { kind: event.kind, ...weightOf(event.kind) }),
      minutes: event.minutes ?? item.minutes,
      pic: event.pic === undefined ? item.pic : event.pic,
    })),
};
