// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveSession } from '../../live/live_session.svelte';
import { TestSocket } from '../../live/test_socket';
import { aWelcome, by } from '../../live/test_views';
import type { Channel, Message } from '../../protocol/snapshot';
import { ChatHistory } from './history.svelte';

const at = '2026-11-24T02:00:00.000Z';
const message = (seq: number, channel: Channel = 'everyone'): Message => ({
  id: `m${seq}`,
  seq,
  at,
  by: by('i9'),
  text: `pesan ${seq}`,
  reply_to: null,
  channel,
  hidden: false,
});
const range = (from: number, to: number, channel?: Channel) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index, channel));

let socket: TestSocket;
let live: LiveSession;
let history: ChatHistory;
/** What the server has, oldest first, and when it answers. */
let stored: Message[];
let answerNow: Promise<void>;

/** A snapshot with the newest 100 of each channel. */
function snapshot(seq: number): void {
  const welcome = { ...aWelcome({ seq }) };
  const newest = (channel: Channel) => stored.filter((one) => one.channel === channel).slice(-100);
  if (welcome.snapshot)
    welcome.snapshot.chat.messages = [...newest('everyone'), ...newest('staff')].sort((a, b) => a.seq - b.seq);
  socket.deliver(welcome);
}

const seqs = () => live.view?.chat.messages.map((one) => one.seq);

beforeEach(() => {
  answerNow = Promise.resolve();
  vi.stubGlobal('fetch', async (path: string) => {
    const before = Number(new URL(path, 'http://x').searchParams.get('before'));
    const earlier = stored.filter((one) => one.seq < before);
    const page = { messages: earlier.slice(-50), more: earlier.length > 50 };
    await answerNow;
    return Response.json(page);
  });
  socket = new TestSocket();
  live = new LiveSession({ session: 's', token: 't', device: 'd', openSocket: () => socket });
  socket.accept();
  history = new ChatHistory(live, 't');
});
afterEach(() => {
  live.close();
  vi.unstubAllGlobals();
});

it('brings page after page until there is nothing older', async () => {
  stored = range(1, 180);
  snapshot(200);
  await history.load();
  expect(seqs()).toEqual(stored.slice(30).map((one) => one.seq));
  expect(history.more).toBe(true);
  await history.load();
  expect(seqs()).toEqual(stored.map((one) => one.seq));
  expect(history.more).toBe(false);
});

it('offers nothing older where the snapshot brought all', () => {
  stored = range(1, 99);
  snapshot(200);
  expect(history.more).toBe(false);
});

it('what is hidden later is hidden on an older page too', async () => {
  stored = range(1, 180);
  snapshot(200);
  await history.load();
  socket.deliver({ type: 'events', seq: 201, events: [{ type: 'message_hidden', seq: 201, at, message: 'm40' }] });
  expect(live.view?.chat.messages.find((one) => one.id === 'm40')).toMatchObject({ text: null, hidden: true });
});

it('what is hidden while its page is on the way is hidden when it comes', async () => {
  stored = range(1, 180);
  snapshot(200);
  let answer: () => void = () => undefined;
  answerNow = new Promise((resolve) => (answer = resolve));
  const loaded = history.load();
  socket.deliver({ type: 'events', seq: 201, events: [{ type: 'message_hidden', seq: 201, at, message: 'm40' }] });
  answer();
  await loaded;
  expect(live.view?.chat.messages.find((one) => one.id === 'm40')).toMatchObject({ text: null, hidden: true });
});

it('leaves no hole after a snapshot that begins further on, also for a page that was on the way', async () => {
  stored = range(1, 180);
  snapshot(200);
  await history.load();
  let answer: () => void = () => undefined;
  answerNow = new Promise((resolve) => (answer = resolve));
  const late = history.load();
  stored = range(1, 400);
  snapshot(500);
  answer();
  await late;
  expect(seqs()).toEqual(range(301, 400).map((one) => one.seq));
  expect(history.more).toBe(true);
  await history.load();
  expect(seqs()).toEqual(range(251, 400).map((one) => one.seq));
});

it('fills what lies between the newest of a busy channel and the oldest of a quiet one', async () => {
  stored = [...range(1, 100, 'staff'), ...range(201, 380)];
  snapshot(400);
  await history.load();
  await history.load();
  expect(seqs()).toEqual(stored.map((one) => one.seq));
});

it('keeps the newest 300 of a long day, and all that were fetched', async () => {
  stored = range(201, 210);
  snapshot(210);
  const post = (from: number, to: number) => {
    const posted = range(from, to);
    stored.push(...posted);
    socket.deliver({
      type: 'events',
      seq: to,
      events: posted.map(({ id, ...rest }) => ({ type: 'message_posted' as const, message: id, ...rest })),
    });
  };
  post(211, 520);
  expect(seqs()).toEqual(stored.slice(-300).map((one) => one.seq));
  await history.load();
  expect(seqs()).toEqual(stored.map((one) => one.seq));
  post(521, 522);
  expect(seqs()).toHaveLength(stored.length);
});
