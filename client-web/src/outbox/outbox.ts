// Answers on their way to the server. What was typed is kept on this device until the server has it.
//
// Per field at most one value is in flight, which never changes, and one waits behind it. Every new value has a new
// id, and a command that of its value and its base: what is in doubt is sent again with the same id and the same body,
// also by a later page, or by another tab that took up the same value. The server answers the second from memory.
import type { SaveAnswer } from '../protocol/commands';
import type { Done, Refused, RefusalReason } from '../protocol/frames';
import { newId } from '../protocol/ids';
import type { Answer, AnswerValue } from '../protocol/snapshot';
import { asSent } from '../protocol/typed_text';

export interface Slot {
  workbook: string;
  step: string;
  field: string;
}

/** Why a value stays on the device until someone decides: the server refused it, it met another one, or it is none (yet). */
export type Trouble =
  { reason: 'stale'; current: Answer } | { reason: 'unreadable' } | { reason: Exclude<RefusalReason, 'stale'> };

export interface Entry extends Slot {
  /** Long text: the server does not overwrite it, and it is saved less often. */
  long: boolean;
  /** The revision that the latest value was typed over; 0 for none. */
  base: number;
  flight: { id: string; value: AnswerValue; base: number } | null;
  /** `id` is the value's own; the command's is made of it. Text that could not be read stands here with its trouble. */
  waiting: { id: string; value: AnswerValue } | null;
  trouble: Trouble | null;
}

/** Where entries survive the page. One store belongs to one invitation in one session. */
export interface OutboxStore {
  load(): Promise<Entry[]>;
  put(key: string, entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface OutboxOptions {
  store: OutboxStore;
  send: (command: SaveAnswer, id: string) => Promise<Done | Refused>;
  /** The revision of a field as this device knows it. */
  revision: (slot: Slot) => number;
  /** The server has a value of ours; `seq` is absent when it had the same one already. */
  onSaved: (slot: Slot, value: AnswerValue, seq: number | undefined) => void;
  onChange: () => void;
}

/** Typing has paused. */
const IDLE_MS = 800;
/** Two saves of one long text lie at least this far apart, unless the field is left. */
const LONG_TEXT_PAUSE_MS = 5_000;

export const keyOf = (slot: Slot): string => `${slot.workbook}/${slot.step}/${slot.field}`;

const fresh = (value: AnswerValue) => ({ id: newId(), value });

export class Outbox {
  private readonly entries = new Map<string, Entry>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sentAt = new Map<string, number>();
  /** False once the browser has refused to keep something: then a closed page loses what is not sent. */
  persistent = true;

  constructor(private readonly options: OutboxOptions) {}

  /** Takes up what an earlier page left. Call once, before `put`. */
  async open(): Promise<void> {
    let left: Entry[] = [];
    try {
      left = await this.options.store.load();
    } catch {
      this.persistent = false;
    }
    for (const entry of left) {
      const key = keyOf(entry);
      if (this.entries.has(key)) continue;
      // Pages of before kept values without an id.
      if (entry.waiting) entry.waiting.id ??= newId();
      this.entries.set(key, entry);
      if (entry.flight) this.transmit(key, entry, entry.flight);
      else this.schedule(key, entry, 0);
    }
    this.options.onChange();
  }

  /** A new value. `typed`: wait until typing pauses; otherwise it goes out at once. */
  put(slot: Slot, value: AnswerValue, how: { long: boolean; typed: boolean }): void {
    this.take(slot, value, how.long, null, how.typed ? IDLE_MS : 0);
  }

  /** Text that is no value of its field (yet): kept here instead of one, and never sent. */
  hold(slot: Slot, text: string): void {
    this.take(slot, text, false, { reason: 'unreadable' }, 0);
  }

  /** The field was left: what waits goes out now. */
  flush(slot: Slot): void {
    const key = keyOf(slot);
    const entry = this.entries.get(key);
    if (entry) this.promote(key, entry);
  }

  flushAll(): void {
    for (const [key, entry] of this.entries) this.promote(key, entry);
  }

  /** Settles a conflict with a value that takes the one which was shown into account. Where a newer one has come since, the
   * server says so, and that one is shown. */
  resolve(slot: Slot, value: AnswerValue): void {
    const key = keyOf(slot);
    const entry = this.entries.get(key);
    if (!entry) return;
    if (entry.trouble?.reason === 'stale') entry.base = entry.trouble.current.seq;
    entry.trouble = null;
    entry.waiting = fresh(value);
    void this.keep(key, entry);
    this.promote(key, entry);
    this.options.onChange();
  }

  /** Gives up what is here in favour of what the server has. */
  discard(slot: Slot): void {
    const key = keyOf(slot);
    clearTimeout(this.timers.get(key));
    this.entries.delete(key);
    void this.forget(key);
    this.options.onChange();
  }

  entry(slot: Slot): Entry | undefined {
    return this.entries.get(keyOf(slot));
  }

  all(): Entry[] {
    return [...this.entries.values()];
  }

  /** Stops all timers; what is kept stays kept. */
  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private take(slot: Slot, value: AnswerValue, long: boolean, trouble: Trouble | null, delay: number): void {
    const key = keyOf(slot);
    const entry: Entry = this.entries.get(key) ?? {
      ...slot,
      long,
      base: this.options.revision(slot),
      flight: null,
      waiting: null,
      trouble: null,
    };
    entry.waiting = fresh(value);
    // A conflict is not settled by typing on; any other trouble was about the value before.
    if (entry.trouble?.reason !== 'stale') entry.trouble = trouble;
    this.entries.set(key, entry);
    void this.keep(key, entry);
    this.schedule(key, entry, delay);
    this.options.onChange();
  }

  private schedule(key: string, entry: Entry, delay: number): void {
    clearTimeout(this.timers.get(key));
    const last = this.sentAt.get(key);
    const rest = entry.long && last !== undefined ? last + LONG_TEXT_PAUSE_MS - Date.now() : 0;
    this.timers.set(
      key,
      setTimeout(
        () => {
          this.promote(key, entry);
        },
        Math.max(delay, rest),
      ),
    );
  }

  private promote(key: string, entry: Entry): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (entry.flight || !entry.waiting || entry.trouble) return;
    const { waiting, base } = entry;
    entry.flight = { id: `${waiting.id}-${base}`, value: asSent(waiting.value), base };
    entry.waiting = null;
    this.transmit(key, entry, entry.flight);
    this.options.onChange();
  }

  private transmit(key: string, entry: Entry, flight: NonNullable<Entry['flight']>): void {
    void this.keep(key, entry).then(async () => {
      this.sentAt.set(key, Date.now());
      const { workbook, step, field } = entry;
      const command: SaveAnswer = {
        type: 'save_answer',
        workbook,
        step,
        field,
        value: flight.value,
        base: flight.base,
      };
      const reply = await this.options.send(command, flight.id);
      // Discarded meanwhile: the answer does not matter any more.
      if (this.entries.get(key) !== entry || entry.flight !== flight) return;
      if (reply.type === 'done') this.saved(key, entry, flight.value, reply.data?.seq ?? reply.seq);
      else this.refused(key, entry, flight.value, reply);
    });
  }

  private saved(key: string, entry: Entry, value: AnswerValue, seq: number | undefined): void {
    entry.flight = null;
    entry.base = seq ?? Math.max(entry.base, this.options.revision(entry));
    this.options.onSaved(entry, value, seq);
    if (entry.waiting) {
      void this.keep(key, entry);
      this.schedule(key, entry, 0);
    } else {
      this.entries.delete(key);
      void this.forget(key);
    }
    this.options.onChange();
  }

  private refused(key: string, entry: Entry, value: AnswerValue, reply: Refused): void {
    entry.flight = null;
    const newer = entry.waiting !== null;
    entry.waiting ??= fresh(value);
    if (reply.reason === 'stale' && reply.current) {
      entry.trouble = { reason: 'stale', current: reply.current };
    } else if (newer || reply.reason === 'id_reused') {
      // A newer value waits already, and may well be right; a used id only needs a new one.
      this.schedule(key, entry, 0);
    } else {
      entry.trouble = { reason: reply.reason === 'stale' ? 'invalid' : reply.reason };
    }
    void this.keep(key, entry);
    this.options.onChange();
  }

  private async keep(key: string, entry: Entry): Promise<void> {
    try {
      await this.options.store.put(key, structuredClone(entry));
    } catch {
      this.persistent = false;
    }
  }

  private async forget(key: string): Promise<void> {
    try {
      await this.options.store.remove(key);
    } catch {
      this.persistent = false;
    }
  }
}
