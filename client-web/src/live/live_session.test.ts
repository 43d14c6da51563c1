// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveSession } from './live_session.svelte';
import { TestSocket } from './test_socket';
import { aWelcome } from './test_views';

let sockets: TestSocket[];
let live: LiveSession;

const latest = () => sockets[sockets.length - 1]!;

function welcome(): void {
  latest().accept();
  latest().deliver(aWelcome());
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  live = new LiveSession({
    session: 's',
    token: 't',
    device: 'd',
    random: () => 0,
    openSocket: () => {
      const socket = new TestSocket();
      sockets.push(socket);
      return socket;
    },
  });
  welcome();
});

afterEach(() => {
  live.close();
  vi.useRealTimers();
});

it('keeps the view while the line is down, and asks for what came after it', () => {
  latest().deliver({ type: 'events', seq: 12, events: [] });
  latest().cut();
  expect(live.view?.seq).toBe(12);
  vi.advanceTimersByTime(1_000);
  latest().accept();
  expect(latest().sent[0]).toMatchObject({ type: 'hello', after: 12, epoch: 'e1' });
});

it('sends what was ordered while the line was down, after the welcome', async () => {
  latest().cut();
  const reply = live.send({ type: 'post_message', text: 'Halo' });
  vi.advanceTimersByTime(1_000);
  latest().accept();
  expect(latest().ofType('post_message')).toEqual([]);
  latest().deliver(aWelcome());
  const [posted] = latest().ofType('post_message');
  latest().deliver({ type: 'done', id: String(posted?.['id']), seq: 13 });
  await expect(reply).resolves.toMatchObject({ type: 'done' });
});

it('drops a line on which an answer does not come, and sends the command again on the next', () => {
  void live.send({ type: 'post_message', text: 'Halo' });
  const [first] = latest().ofType('post_message');
  vi.advanceTimersByTime(12_000);
  expect(latest().closedByPage).toBe(true);
  vi.advanceTimersByTime(1_000);
  welcome();
  expect(latest().ofType('post_message')).toEqual([first]);
});

it('says goodbye once, under an id of its own each time, and can come back', () => {
  live.leave();
  const [goodbye] = latest().ofType('leave');
  expect(live.status).toEqual({ phase: 'closed', ending: 'left' });
  live.reconnect();
  welcome();
  live.leave();
  expect(latest().ofType('leave')[0]?.['id']).not.toBe(goodbye?.['id']);
});

it('comes back at once when the browser says that the network is there', () => {
  latest().cut();
  dispatchEvent(new Event('online'));
  expect(sockets).toHaveLength(2);
});

it('takes the snapshot of a welcome that comes again, and sends nothing a second time', () => {
  void live.send({ type: 'post_message', text: 'Halo' });
  latest().deliver({ type: 'events', seq: 12, events: [] });
  const again = aWelcome();
  latest().deliver({
    ...again,
    seq: 14,
    snapshot: { ...again.snapshot!, session: { ...again.snapshot!.session, host: 'Badan Lain' } },
  });
  expect(live.view?.session.host).toBe('Badan Lain');
  expect(live.view?.seq).toBe(14);
  expect(live.status.phase).toBe('open');
  expect(latest().ofType('post_message')).toHaveLength(1);
  latest().deliver({
    type: 'events',
    seq: 15,
    events: [{ type: 'session_cancelled', seq: 15, at: '2026-11-24T01:00:00.000Z' }],
  });
  expect(live.view?.session.state).toBe('cancelled');
});
