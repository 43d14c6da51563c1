import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FRAME_BYTES_MAX, type ClientFrame } from '../protocol/frames';
import { Commands } from './commands';

type Sent = ClientFrame & { id: string; text?: string };

let ready: boolean;
let sent: Sent[];
let silences: number;
let commands: Commands;

const post = (text: string) => commands.send({ type: 'post_message', text });

beforeEach(() => {
  vi.useFakeTimers();
  ready = true;
  sent = [];
  silences = 0;
  commands = new Commands({
    ready: () => ready,
    write: (frame) => sent.push(frame as Sent),
    onSilence: () => (silences += 1),
    random: () => 0,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

it('a command gets an id of its own and resolves with its answer', async () => {
  const reply = post('a');
  void post('b');
  expect(sent).toHaveLength(2);
  expect(sent[0]!.id).not.toBe(sent[1]!.id);
  commands.answered({ type: 'done', id: sent[0]!.id, seq: 5 });
  await expect(reply).resolves.toMatchObject({ type: 'done', seq: 5 });
  expect(commands.size).toBe(1);
});

describe('when the line drops', () => {
  it('what is unanswered goes out again with the same id and body, in order', () => {
    void post('a');
    void post('b');
    const before = [...sent];
    commands.answered({ type: 'done', id: sent[0]!.id });
    ready = false;
    commands.disconnected();
    void post('c');
    expect(sent).toHaveLength(2);
    ready = true;
    commands.connected();
    expect(sent.slice(2).map((frame) => frame.text)).toEqual(['b', 'c']);
    expect(sent[2]).toEqual(before[1]);
  });

  it('an answer that never comes means that it has dropped', () => {
    void post('a');
    vi.advanceTimersByTime(11_999);
    expect(silences).toBe(0);
    vi.advanceTimersByTime(1);
    expect(silences).toBe(1);
  });
});

describe('refusals', () => {
  it('that pass are tried again by themselves, same id, after the time the server names', () => {
    void post('a');
    commands.answered({ type: 'refused', id: sent[0]!.id, reason: 'unavailable', retry_ms: 700 });
    vi.advanceTimersByTime(699);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('that are about the command are the answer', async () => {
    const reply = post('a');
    commands.answered({ type: 'refused', id: sent[0]!.id, reason: 'muted' });
    await expect(reply).resolves.toMatchObject({ reason: 'muted' });
    expect(commands.size).toBe(0);
  });
});

it('a frame that is larger than the server takes is refused here, and costs no line', async () => {
  void post('é');
  const overhead = new TextEncoder().encode(JSON.stringify(sent[0])).length - 2;
  const fits = 'é'.repeat(Math.floor((FRAME_BYTES_MAX - overhead) / 2));
  void post(fits);
  expect(sent).toHaveLength(2);
  await expect(post(`${fits}é`)).resolves.toMatchObject({ type: 'refused', reason: 'too_long' });
  expect(sent).toHaveLength(2);
  expect(commands.size).toBe(2);
});

it('never more than ten commands leave in a second after the first burst', () => {
  for (let index = 0; index < 60; index += 1) void post(String(index));
  expect(sent).toHaveLength(20);
  for (let second = 0; second < 5; second += 1) {
    const before = sent.length;
    vi.advanceTimersByTime(1_000);
    expect(sent.length - before).toBeLessThan(10);
  }
  expect(sent).toHaveLength(60);
  expect(sent.map((frame) => frame.text)).toEqual(Array.from({ length: 60 }, (_, index) => String(index)));
});
