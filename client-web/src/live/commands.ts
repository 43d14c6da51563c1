// Commands on their way: each keeps its id and body until it is answered, over any number of dropped lines.
import type { Command } from '../protocol/commands';
import { FRAME_BYTES_MAX, type ClientFrame, type Done, type Refused } from '../protocol/frames';
import { newId } from '../protocol/ids';

export type Reply = Done | Refused;

interface Pending {
  frame: Command & { id: string };
  settle: (reply: Reply) => void;
}

export interface CommandsOptions {
  /** Whether a frame can be sent now: after the welcome. */
  ready: () => boolean;
  write: (frame: ClientFrame) => void;
  /** An answer did not come in time: the line is dead, though the socket has not noticed. */
  onSilence: () => void;
  random?: () => number;
}

/** The server allows 10 a second with a burst of 30; we stay below, so that `too_fast` is the exception. */
const PER_SECOND = 8;
const BURST = 20;
const ANSWER_TIMEOUT_MS = 12_000;
const RETRY_MS = 2_000;

export class Commands {
  /** In the order in which they were given. */
  private readonly pending = new Map<string, Pending>();
  /** Ids that wait for their turn on this connection. */
  private queue: string[] = [];
  private readonly sentAt = new Map<string, number>();
  private tokens = BURST;
  private refilledAt = Date.now();
  private drainTimer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly random: () => number;

  constructor(private readonly options: CommandsOptions) {
    this.random = options.random ?? Math.random;
  }

  /**
   * Resolves with the answer, which may take as long as the line is down. The server takes effect of an id
   * once, so what is in doubt is sent again under the same id. A frame that is too large would cost the line
   * each time it is sent: it is refused here.
   */
  send(command: Command, id: string = newId()): Promise<Reply> {
    if (bytesOf({ ...command, id }) > FRAME_BYTES_MAX) {
      return Promise.resolve({ type: 'refused', id, reason: 'too_long' });
    }
    return new Promise((settle) => {
      this.pending.set(id, { frame: { ...command, id }, settle });
      this.enqueue(id);
    });
  }

  /** How many commands are not answered yet. */
  get size(): number {
    return this.pending.size;
  }

  /** After each welcome: everything unanswered goes out again, in order. */
  connected(): void {
    this.sentAt.clear();
    this.tokens = BURST;
    this.refilledAt = Date.now();
    this.queue = [...this.pending.keys()];
    this.drain();
  }

  disconnected(): void {
    clearTimeout(this.drainTimer);
    clearTimeout(this.answerTimer);
    this.queue = [];
    this.sentAt.clear();
  }

  answered(reply: Reply): void {
    const entry = this.pending.get(reply.id);
    this.sentAt.delete(reply.id);
    this.watchForSilence();
    if (!entry) return;
    if (reply.type === 'refused' && isPassing(reply)) {
      const delay = (reply.retry_ms ?? RETRY_MS) + this.random() * RETRY_MS;
      setTimeout(() => {
        if (this.pending.has(reply.id) && !this.sentAt.has(reply.id)) this.enqueue(reply.id);
      }, delay);
      return;
    }
    this.pending.delete(reply.id);
    entry.settle(reply);
  }

  private enqueue(id: string): void {
    if (!this.queue.includes(id)) this.queue.push(id);
    this.drain();
  }

  private drain(): void {
    clearTimeout(this.drainTimer);
    while (this.queue.length > 0 && this.options.ready()) {
      this.refill();
      if (this.tokens < 1) {
        this.drainTimer = setTimeout(() => {
          this.drain();
        }, 1000 / PER_SECOND);
        return;
      }
      const id = this.queue.shift();
      const entry = id === undefined ? undefined : this.pending.get(id);
      if (id === undefined || !entry) continue;
      this.tokens -= 1;
      this.sentAt.set(id, Date.now());
      this.options.write(entry.frame);
    }
    this.watchForSilence();
  }

  private refill(): void {
    const now = Date.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.refilledAt) / 1000) * PER_SECOND);
    this.refilledAt = now;
  }

  private watchForSilence(): void {
    clearTimeout(this.answerTimer);
    const oldest = Math.min(...this.sentAt.values());
    if (!Number.isFinite(oldest)) return;
    this.answerTimer = setTimeout(
      () => {
        this.options.onSilence();
      },
      Math.max(0, oldest + ANSWER_TIMEOUT_MS - Date.now()),
    );
  }
}

const bytesOf = (frame: ClientFrame): number => new TextEncoder().encode(JSON.stringify(frame)).length;

/** Refusals that say nothing about the command: it is tried again as it is. */
function isPassing(reply: Refused): boolean {
  return reply.reason === 'unavailable' || reply.reason === 'too_fast' || reply.reason === 'busy';
}
