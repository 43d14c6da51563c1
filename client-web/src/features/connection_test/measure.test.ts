import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TestSocket } from '../../live/test_socket';
import { browserName } from './browser_name';
import { probe } from './measure';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (socket: TestSocket, server_time: string) =>
  socket.onmessage?.({ data: JSON.stringify({ type: 'probe', server_time }) });

it('sends five probes, one after the other, and knows how far the clock is off', async () => {
  const socket = new TestSocket();
  let now = 1_000_000;
  const rounds = probe(socket, () => now);
  socket.accept();
  for (let i = 0; i < 5; i++) {
    expect(socket.sent).toHaveLength(i + 1);
    now += 100;
    answer(socket, new Date(now - 50 - 3_000).toISOString());
  }
  expect(await rounds).toEqual(Array.from({ length: 5 }, () => ({ took: 100, offset: 3_000 })));
  expect(socket.sent).toEqual(Array.from({ length: 5 }, () => ({ type: 'probe' })));
  expect(socket.closedByPage).toBe(true);
});

it('keeps what came before the line was cut, and has nothing when it never opened', async () => {
  const cut = new TestSocket();
  const some = probe(cut, () => 0);
  cut.accept();
  answer(cut, '1970-01-01T00:00:00.000Z');
  cut.cut();
  expect(await some).toHaveLength(1);

  const closed = new TestSocket();
  const none = probe(closed);
  closed.cut();
  expect(await none).toEqual([]);
});

it('gives up when nobody answers, before the server does', async () => {
  const silent = new TestSocket();
  const rounds = probe(silent);
  silent.accept();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await rounds).toEqual([]);
  expect(silent.closedByPage).toBe(true);
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox 115'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36', 'Chrome 109'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0', 'Edge 120'],
  ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/16.4 Mobile/15E148 Safari/604.1', 'Safari 16'],
  ['curl/8', '?'],
])('calls %s by its name', (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
