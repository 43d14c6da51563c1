import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveAnswer } from '../protocol/commands';
import { FRAME_BYTES_MAX, type ClientFrame, type Done, type Refused } from '../protocol/frames';
import type { AnswerValue } from '../protocol/snapshot';
import { Commands } from '../live/commands';
import { Outbox, type Entry, type OutboxOptions, type OutboxStore, type Slot } from './outbox';

const slot: Slot = { workbook: 'w', step: 'ind01', field: 'why' };
const typed = { long: false, typed: true };
const longTyped = { long: true, typed: true };
const picked = { long: false, typed: false };

interface Sending {
  command: SaveAnswer;
  id: string;
  answer: (reply: Partial<Done> | Partial<Refused>) => Promise<void>;
}

let kept: Map<string, Entry>;
let sendings: Sending[];
let revision: number;
let saved: { value: AnswerValue; seq: number | undefined }[];
let outbox: Outbox;

const store: OutboxStore = {
  load: () => Promise.resolve([...kept.values()].map((entry) => structuredClone(entry))),
  put: (key, entry) => {
    kept.set(key, structuredClone(entry));
    return Promise.resolve();
  },
  remove: (key) => {
    kept.delete(key);
    return Promise.resolve();
  },
};

const byHand: OutboxOptions['send'] = (command, id) =>
  new Promise((resolve) => {
    sendings.push({
      command,
      id,
      answer: async (reply) => {
        resolve({ type: 'done', id, ...reply } as Done);
        await vi.advanceTimersByTimeAsync(0);
      },
    });
  });

const anOutbox = (send = byHand) =>
  new Outbox({
    store,
    send,
    revision: () => revision,
    onSaved: (_slot, value, seq) => saved.push({ value, seq }),
    onChange: () => undefined,
  });

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const by = { invitation: 'i2', role: 'participant', region: '73.24', site: null, name: 'Ani' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  sendings = [];
  revision = 0;
  saved = [];
  outbox = anOutbox();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('saving', () => {
  it('waits until typing pauses for 800 ms', async () => {
    outbox.put(slot, 'a', typed);
    await pass(500);
    outbox.put(slot, 'ab', typed);
    await pass(799);
    expect(sendings).toHaveLength(0);
    await pass(1);
    expect(sendings.map((one) => one.command.value)).toEqual(['ab']);
  });

  it('does not wait for a choice, nor when the field is left', async () => {
    outbox.put(slot, 'p1', picked);
    outbox.put({ ...slot, field: 'name' }, 'x', typed);
    await pass(0);
    expect(sendings).toHaveLength(1);
    outbox.flush({ ...slot, field: 'name' });
    await pass(0);
    expect(sendings).toHaveLength(2);
  });

  it('names the revision that was typed over, then its own', async () => {
    revision = 41;
    outbox.put(slot, 'a', picked);
    await pass(0);
    expect(sendings[0]!.command.base).toBe(41);
    outbox.put(slot, 'ab', picked);
    await sendings[0]!.answer({ data: { seq: 50 } });
    await pass(0);
    expect(sendings[1]!.command).toMatchObject({ value: 'ab', base: 50 });
  });

  it('keeps one value in flight and one waiting, each under its own id', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    outbox.put(slot, 'ab', picked);
    outbox.put(slot, 'abc', picked);
    await pass(10_000);
    expect(sendings).toHaveLength(1);
    expect(outbox.entry(slot)).toMatchObject({ flight: { value: 'a' }, waiting: { value: 'abc' } });
    await sendings[0]!.answer({ data: { seq: 5 } });
    await pass(0);
    expect(sendings[1]!.command.value).toBe('abc');
    expect(sendings[1]!.id).not.toBe(sendings[0]!.id);
  });

  it('tells what the server has, and forgets it', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    await sendings[0]!.answer({ data: { seq: 5 } });
    expect(saved).toEqual([{ value: 'a', seq: 5 }]);
    expect(outbox.all()).toEqual([]);
    expect(kept.size).toBe(0);
  });
});

describe('long text', () => {
  it('is saved at most every 5 s while it is typed', async () => {
    outbox.put(slot, 'a', longTyped);
    await pass(800);
    await sendings[0]!.answer({ data: { seq: 5 } });
    outbox.put(slot, 'ab', longTyped);
    await pass(4_900);
    expect(sendings).toHaveLength(1);
    await pass(100);
    expect(sendings).toHaveLength(2);
  });

  it('is saved at once when the field is left', async () => {
    outbox.put(slot, 'a', longTyped);
    await pass(800);
    await sendings[0]!.answer({ data: { seq: 5 } });
    outbox.put(slot, 'ab', longTyped);
    outbox.flush(slot);
    await pass(0);
    expect(sendings).toHaveLength(2);
  });
});

describe('a text that fits into no frame', () => {
  it('which an earlier page left in flight stays on the device, marked, and goes out once it is shorter', async () => {
    const written: (ClientFrame & { id: string })[] = [];
    const commands = new Commands({
      ready: () => true,
      write: (frame) => written.push(frame as (typeof written)[number]),
      onSilence: () => undefined,
    });
    const huge = 'x'.repeat(FRAME_BYTES_MAX);
    kept.set('w/ind01/why', {
      ...slot,
      long: true,
      base: 3,
      flight: { id: 'old', value: huge, base: 3 },
      waiting: null,
      trouble: null,
    });
    outbox = anOutbox((command, id) => commands.send(command, id));
    await outbox.open();
    await pass(60_000);
    expect(written).toEqual([]);
    expect(outbox.entry(slot)).toMatchObject({ waiting: { value: huge }, trouble: { reason: 'too_long' } });
    outbox.put(slot, 'short', longTyped);
    outbox.flush(slot);
    await pass(0);
    expect(written).toMatchObject([{ value: 'short', base: 3 }]);
    expect(written[0]!.id).not.toBe('old');
  });
});

describe('a page that was closed', () => {
  it('left what was in flight: it goes out again with the same id and body', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    outbox.close();
    const next = anOutbox();
    await next.open();
    await pass(0);
    expect(sendings[1]!.id).toBe(sendings[0]!.id);
    expect(sendings[1]!.command).toEqual(sendings[0]!.command);
  });

  it('left what was still being typed', async () => {
    outbox.put(slot, 'half a sen', typed);
    await pass(10);
    outbox.close();
    const next = anOutbox();
    await next.open();
    await pass(0);
    expect(sendings.map((one) => one.command.value)).toEqual(['half a sen']);
  });

  it('of before, which gave waiting values no id, left one', async () => {
    const waiting = { value: 'old' } as NonNullable<Entry['waiting']>;
    kept.set('w/ind01/why', { ...slot, long: false, base: 7, flight: null, waiting, trouble: null });
    await outbox.open();
    await pass(0);
    expect(sendings[0]!.command).toMatchObject({ value: 'old', base: 7 });
    expect(sendings[0]!.id).toMatch(/^[0-9a-f]{32}-7$/);
  });

  it('is not needed: a browser that keeps nothing still sends', async () => {
    vi.spyOn(store, 'put').mockRejectedValue(new Error('private window'));
    outbox.put(slot, 'a', picked);
    await pass(0);
    expect(sendings).toHaveLength(1);
    expect(outbox.persistent).toBe(false);
  });
});

describe('two tabs of one invitation', () => {
  const aSecondTab = async () => {
    const second = anOutbox();
    await second.open();
    await pass(0);
    return second;
  };

  it('send a value that waited when the second was opened as one command, so that it takes effect once', async () => {
    revision = 41;
    outbox.put(slot, 'a', typed);
    await aSecondTab();
    outbox.flush(slot);
    await pass(0);
    expect(sendings).toHaveLength(2);
    expect(sendings[1]!.id).toBe(sendings[0]!.id);
    expect(sendings[1]!.command).toEqual(sendings[0]!.command);
  });

  it('do the same for a value behind one in flight', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    outbox.put(slot, 'ab', picked);
    await aSecondTab();
    for (const one of [0, 1]) await sendings[one]!.answer({ data: { seq: 50 } });
    await pass(0);
    expect(sendings.slice(2).map((one) => one.command)).toMatchObject(Array(2).fill({ value: 'ab', base: 50 }));
    expect(sendings[3]!.id).toBe(sendings[2]!.id);
  });

  it('send one value over different bases under different ids, as another body', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    outbox.put(slot, 'ab', picked);
    await aSecondTab();
    for (const one of [0, 1]) await sendings[one]!.answer({ data: { seq: 50 + one } });
    await pass(0);
    expect(sendings[3]!.id).not.toBe(sendings[2]!.id);
  });
});

describe('text that is no value', () => {
  it('takes the place of one that was not sent, and does not go out', async () => {
    outbox.put(slot, 3, typed);
    await pass(500);
    outbox.hold(slot, '3-4');
    outbox.flush(slot);
    await pass(60_000);
    expect(sendings).toEqual([]);
    expect(outbox.entry(slot)).toMatchObject({ waiting: { value: '3-4' }, trouble: { reason: 'unreadable' } });
  });

  it('stays behind a value in flight, whatever the answer', async () => {
    outbox.put(slot, 3, picked);
    await pass(0);
    outbox.hold(slot, '3-4');
    await sendings[0]!.answer({ data: { seq: 50 } });
    await pass(60_000);
    expect(sendings).toHaveLength(1);
    expect(outbox.entry(slot)).toMatchObject({ waiting: { value: '3-4' }, trouble: { reason: 'unreadable' } });
  });

  it('is there again on a later page, and goes when a value is typed', async () => {
    outbox.hold(slot, '3-4');
    outbox.close();
    const next = anOutbox();
    await next.open();
    await pass(60_000);
    expect(sendings).toEqual([]);
    expect(next.entry(slot)).toMatchObject({ waiting: { value: '3-4' }, trouble: { reason: 'unreadable' } });
    next.put(slot, 34, typed);
    await pass(800);
    expect(sendings.map((one) => one.command.value)).toEqual([34]);
  });
});

describe('a conflict', () => {
  const current = { value: 'theirs', seq: 60, by };

  beforeEach(async () => {
    outbox.put(slot, 'ours', { long: true, typed: false });
    await pass(0);
    await sendings[0]!.answer({ type: 'refused', reason: 'stale', current });
  });

  it('keeps our value and sends nothing until someone decides, even while typing goes on', async () => {
    outbox.put(slot, 'ours, longer', longTyped);
    await pass(60_000);
    expect(sendings).toHaveLength(1);
    expect(outbox.entry(slot)).toMatchObject({
      waiting: { value: 'ours, longer' },
      trouble: { reason: 'stale', current: { seq: 60 } },
    });
  });

  it('keeping ours saves it over theirs', async () => {
    outbox.resolve(slot, 'ours');
    await pass(0);
    expect(sendings[1]!.command).toMatchObject({ value: 'ours', base: 60 });
  });

  it('takes what was shown as its base, so that a revision which came since is shown and not replaced', async () => {
    revision = 75;
    outbox.resolve(slot, 'ours');
    await pass(0);
    expect(sendings[1]!.command.base).toBe(60);
    const newer = { value: 'theirs, newer', seq: 75, by };
    await sendings[1]!.answer({ type: 'refused', reason: 'stale', current: newer });
    expect(outbox.entry(slot)).toMatchObject({
      waiting: { value: 'ours' },
      trouble: { reason: 'stale', current: { value: 'theirs, newer' } },
    });
    outbox.resolve(slot, 'ours');
    await pass(0);
    expect(sendings[2]!.command).toMatchObject({ value: 'ours', base: 75 });
  });

  it('keeping theirs forgets ours', async () => {
    outbox.discard(slot);
    await pass(60_000);
    expect(sendings).toHaveLength(1);
    expect(kept.size).toBe(0);
  });
});

describe('a refusal', () => {
  it('leaves the value on the device, marked, and does not repeat it', async () => {
    outbox.put(slot, 'x'.repeat(9), typed);
    await pass(800);
    await sendings[0]!.answer({ type: 'refused', reason: 'too_long' });
    await pass(60_000);
    expect(sendings).toHaveLength(1);
    expect(outbox.entry(slot)).toMatchObject({ waiting: { value: 'xxxxxxxxx' }, trouble: { reason: 'too_long' } });
    expect(kept.size).toBe(1);
  });

  it('is over when another value is typed', async () => {
    outbox.put(slot, 'xx', typed);
    await pass(800);
    await sendings[0]!.answer({ type: 'refused', reason: 'too_long' });
    outbox.put(slot, 'x', typed);
    await pass(800);
    expect(sendings[1]!.command.value).toBe('x');
    expect(sendings[1]!.id).not.toBe(sendings[0]!.id);
    expect(outbox.entry(slot)?.trouble).toBeNull();
  });

  it('of an id that was used takes a new id', async () => {
    outbox.put(slot, 'a', picked);
    await pass(0);
    await sendings[0]!.answer({ type: 'refused', reason: 'id_reused' });
    await pass(0);
    expect(sendings[1]!.command.value).toBe('a');
    expect(sendings[1]!.id).not.toBe(sendings[0]!.id);
  });
});
