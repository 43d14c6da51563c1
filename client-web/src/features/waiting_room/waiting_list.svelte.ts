// Who waits in front of the doors of a session, and whether it is locked, as those see it who let people in.
import type { Ask } from '../../api/ask';
import { Problem } from '../../api/http';
import { pollWhileVisible } from '../../api/polling';
import { desk } from '../../i18n/desk';
import type { Waiting, WaitingAnswer } from '../../protocol/http_door';
import { announcer } from '../../ui/announcer.svelte';
import { problemText } from '../help_desk/problem_text';

const PAUSE_MS = 5_000;
/** Asking again would change nothing. */
const FINAL: readonly number[] = [401, 403, 404];

export class WaitingList {
  /** Oldest first; null before the first answer. */
  people: readonly Waiting[] | null = $state.raw(null);
  locked = $state(false);
  busy = $state(false);
  /** Why the last order had no effect. */
  problem: string | null = $state(null);
  /** The list is older than it should be: the last question got no answer. */
  stale = $state(false);
  private turn = 0;
  /** Ends the asking. */
  readonly close: () => void;
  private readonly path: string;

  constructor(
    private readonly ask: Ask,
    session: string,
  ) {
    this.path = `/sessions/${encodeURIComponent(session)}`;
    this.close = pollWhileVisible(
      () => this.read(),
      () => PAUSE_MS,
    );
  }

  get count(): number {
    return this.people?.length ?? 0;
  }

  admit(people: readonly Waiting[]): Promise<void> {
    return this.decide(people, 'admit');
  }

  refuse(person: Waiting): Promise<void> {
    return this.decide([person], 'refuse');
  }

  setLocked(locked: boolean): Promise<void> {
    return this.order(() => this.ask(`${this.path}/lock`, { method: 'PUT', body: { locked } }));
  }

  private decide(people: readonly Waiting[], how: 'admit' | 'refuse'): Promise<void> {
    return this.order(async () => {
      // One by one: a facilitator's line is no better than others, and the first that fails says why.
      for (const { knock } of people)
        await this.ask(`${this.path}/waiting/${encodeURIComponent(knock)}/${how}`, { method: 'POST' });
    });
  }

  private async order(act: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = problemText(error);
      announcer.alarm(this.problem);
    } finally {
      await this.read();
      this.busy = false;
    }
  }

  /** Whether to ask again. An answer to an earlier question than the last one is passed over. */
  private async read(): Promise<boolean> {
    const mine = ++this.turn;
    try {
      const { waiting, locked } = await this.ask<WaitingAnswer>(`${this.path}/waiting`);
      if (mine !== this.turn) return true;
      const known = new Set(this.people?.map((one) => one.knock));
      const fresh = this.people && waiting.find((one) => !known.has(one.knock));
      if (fresh) announcer.say(desk.t.waiting.arrived(fresh.name, fresh.region.name));
      this.people = waiting;
      this.locked = locked;
      this.stale = false;
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.stale = true;
      return !FINAL.includes(error.status);
    }
  }
}
