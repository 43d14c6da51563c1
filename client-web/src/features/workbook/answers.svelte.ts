// The answers of this region's workbooks as this device sees them: what is on its way before what the server has.
import type { LiveSession } from '../../live/live_session.svelte';
import { withAnswer, withWorkbook } from '../../live/reduce_workbooks';
import { Outbox, type Entry, type OutboxStore, type Slot } from '../../outbox/outbox';
import type { Answer, AnswerValue, Workbook } from '../../protocol/snapshot';
import type { Field } from '../../walkthrough/definition';

export class Answers {
  /** On this device's clock, which is not set by the server's before the welcome. */
  private savedHere = $state(Date.now());
  /** Moves with every change of the outbox, which is not reactive itself. */
  private version = $state(0);
  private readonly outbox: Outbox;

  constructor(
    private readonly live: LiveSession,
    store: OutboxStore,
  ) {
    this.outbox = new Outbox({
      store,
      send: (command, id) => live.send(command, id),
      revision: (slot) => this.onServer(slot)?.seq ?? 0,
      onSaved: (slot, value, seq) => {
        this.saved(slot, value, seq);
      },
      onChange: () => {
        this.version += 1;
      },
    });
    void this.outbox.open();
  }

  /** When the server last had everything, on the server's clock, in milliseconds since 1970. */
  get savedAt(): number {
    return this.savedHere + this.live.clockOffset;
  }

  /** The value of a field: the last one that could be read. */
  value(slot: Slot): AnswerValue {
    const entry = this.entry(slot);
    const own = (entry?.trouble?.reason !== 'unreadable' && entry?.waiting) || entry?.flight;
    return own ? own.value : (this.onServer(slot)?.value ?? null);
  }

  onServer(slot: Slot): Answer | undefined {
    return this.workbook(slot.workbook)?.answers[slot.step]?.[slot.field];
  }

  /** A copy: the outbox changes its entries in place, and what did not change is not drawn again. */
  entry(slot: Slot): Entry | undefined {
    void this.version;
    const entry = this.outbox.entry(slot);
    return entry && { ...entry };
  }

  workbook(id: string): Workbook | undefined {
    return this.live.view?.workbooks.find((one) => one.id === id);
  }

  /** What stands in a number field and is no number; undefined when nothing does. */
  unreadableText(slot: Slot): string | undefined {
    const entry = this.entry(slot);
    return entry?.trouble?.reason === 'unreadable' ? String(entry.waiting?.value) : undefined;
  }

  put(slot: Slot, field: Field, value: AnswerValue): void {
    const typed = ['text', 'longtext', 'integer', 'decimal', 'date'].includes(field.type);
    this.outbox.put(slot, value, { long: field.type === 'longtext', typed });
  }

  /** What stands in a number field is no number: it is kept on this device, marked, and nothing is sent for it. */
  putUnreadable(slot: Slot, text: string): void {
    this.outbox.hold(slot, text);
  }

  flush(slot: Slot): void {
    this.outbox.flush(slot);
  }

  resolve(slot: Slot, value: AnswerValue): void {
    this.outbox.resolve(slot, value);
  }

  discard(slot: Slot): void {
    this.outbox.discard(slot);
  }

  /** Fields whose value the server does not have. */
  get unsent(): number {
    void this.version;
    return this.outbox.all().length;
  }

  /** Of those, the ones that wait for a decision and not for the line. */
  get troubled(): number {
    void this.version;
    return this.outbox.all().filter((entry) => entry.trouble).length;
  }

  get persistent(): boolean {
    void this.version;
    return this.outbox.persistent;
  }

  flushAll(): void {
    this.outbox.flushAll();
  }

  /** Sends everything, and resolves once what is in these slots is answered, or after `limit` milliseconds. */
  async settled(slots: readonly Slot[], limit: number): Promise<void> {
    this.outbox.flushAll();
    const deadline = Date.now() + limit;
    const isOnItsWay = (entry: Entry | undefined) => entry && !entry.trouble;
    while (slots.some((slot) => isOnItsWay(this.outbox.entry(slot))) && Date.now() <= deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  close(): void {
    this.outbox.close();
  }

  private saved(slot: Slot, value: AnswerValue, seq: number | undefined): void {
    this.savedHere = Date.now();
    if (seq === undefined) return;
    // Until the event arrives, the field must not show what was there before.
    this.live.confirm((view) =>
      withWorkbook(view, slot.workbook, (workbook) => {
        const known = workbook.answers[slot.step]?.[slot.field];
        return known && known.seq >= seq
          ? workbook
          : withAnswer(workbook, slot.step, slot.field, { value, seq, by: view.you });
      }),
    );
  }
}
