// One coming to a door: where the key leads, knocking, and what stands in the way.
import { call, Problem } from '../../api/http';
import type { DoorSign, KnockAnswer } from '../../protocol/http_door';
import { attemptAnswered, attemptOf } from './draft';
import { isCode } from './key';

export type Obstacle =
  | { kind: 'unknown_code' | 'unknown_link' | 'over' | 'turned_away' | 'unreachable' }
  /** Too many wrong codes; `until` is this device's time, in milliseconds since 1970. */
  | { kind: 'too_fast'; until: number }
  /** A part of what was typed is not accepted. */
  | { kind: 'invalid'; field: string };

export interface Person {
  name: string;
  unit: string;
  site: string | null;
}

export class Visit {
  /** Null until a key was found to lead somewhere. */
  sign: DoorSign | null = $state.raw(null);
  obstacle: Obstacle | null = $state.raw(null);
  busy = $state(false);
  private key = '';

  /** Finds out where a key leads. */
  async look(key: string): Promise<void> {
    this.key = key;
    const found = await this.attempt(() => call<DoorSign>('/door/look', { method: 'POST', body: { key } }));
    if (found && key === this.key) this.sign = found;
  }

  /** Null when there is an obstacle. */
  async knock({ name, unit, site }: Person): Promise<KnockAnswer | null> {
    const { key, sign } = this;
    if (sign === null) return null;
    const id = attemptOf([sign.session.id, sign.region.code, name, unit, site]);
    const answer = await this.attempt(() =>
      call<KnockAnswer>('/door', { method: 'POST', body: { key, id, name, unit, ...(site !== null && { site }) } }),
    );
    if (answer) attemptAnswered();
    // The door takes nobody any more, or not this person: looking again tells which.
    if (this.obstacle?.kind === 'over') {
      await this.look(key);
      if (this.obstacle === null) this.obstacle = { kind: 'turned_away' };
    }
    return answer;
  }

  /** Back to where a code is typed. */
  leave(): void {
    this.key = '';
    this.sign = null;
    this.obstacle = null;
    this.busy = false;
  }

  private async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    const { key } = this;
    this.busy = true;
    this.obstacle = null;
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // If another link was opened meanwhile, this is about the one before.
      if (key === this.key) this.obstacle = this.obstacleOf(error);
      return null;
    } finally {
      if (key === this.key) this.busy = false;
    }
  }

  private obstacleOf({ status, body, retryAfterS }: Problem): Obstacle {
    if (status === 404) return { kind: isCode(this.key) ? 'unknown_code' : 'unknown_link' };
    if (status === 409) return { kind: 'over' };
    if (status === 429) return { kind: 'too_fast', until: Date.now() + (retryAfterS ?? 1) * 1000 };
    if (status === 400) return { kind: 'invalid', field: (body as { field?: string } | null)?.field ?? '' };
    return { kind: 'unreachable' };
  }
}
