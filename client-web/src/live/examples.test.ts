// What the contract shows as examples is what the reducer understands.
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../protocol/events';
import type { ServerFrame, Welcome } from '../protocol/frames';
import { reduce } from './reduce';
import type { View } from './view';

const frames = import.meta.glob<ServerFrame>('../../../schemas/examples/server/*.json', {
  eager: true,
  import: 'default',
});
const events = import.meta.glob<SessionEvent>('../../../schemas/examples/events/*.json', {
  eager: true,
  import: 'default',
});
const named = <T>(files: Record<string, T>): [string, T][] =>
  Object.entries(files).map(([path, file]) => [path.split('/').at(-1) ?? path, file]);

const welcome = frames['../../../schemas/examples/server/welcome.json'] as Welcome;
const start = (): View => {
  const view = reduce(null, welcome);
  if (!view) throw new Error('the example of a welcome carries a snapshot');
  return view;
};

it('a welcome makes a view that keeps all six parts of its snapshot', () => {
  const view = start();
  expect(view.session).toEqual(welcome.snapshot?.session);
  expect(view.agenda).toEqual(welcome.snapshot?.agenda);
  expect(view.chat).toEqual(welcome.snapshot?.chat);
  expect(view.workbooks).toEqual(welcome.snapshot?.workbooks);
  expect(Object.keys(view.steps.gates)).toEqual(welcome.snapshot?.session.steps_today);
});

describe('every example of a frame is understood', () => {
  it.each(named(frames).filter(([, frame]) => 'type' in frame))('%s', (_name, frame) => {
    expect(reduce(start(), frame)).not.toBeNull();
  });
});

describe('every example of an event is understood', () => {
  it.each(named(events))('%s', (_name, event) => {
    const seq = welcome.seq + 1;
    const view = reduce(start(), { type: 'events', seq, events: [{ ...event, seq }] });
    expect(view?.seq).toBe(seq);
  });
});
