// What a simulated session really sent, folded by the reducer, gives what a page that is opened at its end is told.
import { describe, expect, it } from 'vitest';
import type { ServerFrame, Welcome } from '../protocol/frames';
import type { Message } from '../protocol/snapshot';
import { reduce } from './reduce';
import type { View } from './view';

interface Stream {
  kind: string;
  connections: ServerFrame[][];
  expected: Welcome;
}

const files = import.meta.glob<Stream>('../../../tests/golden/streams/*.json', { eager: true, import: 'default' });

function fold(frames: ServerFrame[]): View {
  const view = frames.reduce<View | null>(reduce, null);
  if (!view) throw new Error('a stream begins with a welcome');
  return view;
}

/** A page may keep more than the newest 100 messages of each channel. */
function newest(messages: readonly Message[]): Message[] {
  const seen: Record<string, number> = {};
  return [...messages]
    .reverse()
    .filter((one) => (seen[one.channel] = (seen[one.channel] ?? 0) + 1) <= 100)
    .reverse();
}

/** What two who see the same have in common: not where they stand, nor what goes with the clock or was told to others. */
function comparable(view: View) {
  const { session, regions, steps, workbooks, help, agenda, chat } = view;
  const { version: _presence, whole: _w, ...presence } = view.presence;
  const { version: _board, whole: _h, ...board } = view.board;
  return {
    ...{ session, regions, steps, workbooks, help, presence, board, items: agenda.items },
    chat: { ...chat, messages: newest(chat.messages), muted: [...chat.muted].sort() },
  };
}

it('there is a stream for each kind of viewer', () => {
  expect(Object.values(files).map((file) => file.kind)).toEqual(['helper', 'region', 'screen', 'staff']);
});

describe.each(Object.values(files))('the stream of $kind', ({ connections, expected }) => {
  it('resumes at least once', () => {
    expect(connections.filter(([first]) => first?.type === 'welcome' && first.events).length).toBeGreaterThan(0);
  });

  it('folds to the view of a fresh page', () => {
    expect(comparable(fold(connections.flat()))).toEqual(comparable(fold([expected])));
  });
});
