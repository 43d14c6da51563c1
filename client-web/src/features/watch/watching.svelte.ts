// A page that only watches: nobody presses anything, so it joins at once, asks again by itself and keeps the screen awake.
import { call, Problem } from '../../api/http';
import { deviceId, forgetToken, takeToken } from '../../api/invitations';
import { LiveSession } from '../../live/live_session.svelte';
import type { InvitationMe, Me } from '../../protocol/http';
import type { Role } from '../../protocol/snapshot';
import { clock } from '../../ui/clock.svelte';

/** Why there is nothing to watch. */
export type Obstacle = 'no_invitation' | 'unknown_token' | 'wrong_page' | 'unreachable';

/** Between two questions to a server that does not answer. */
const RETRY_MS = 5_000;

export class Watching {
  /** Null until the server has said who this is. */
  live: LiveSession | null = $state.raw(null);
  /** Likewise. */
  me: InvitationMe | null = $state.raw(null);
  obstacle: Obstacle | null = $state(null);
  readonly token: string | null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  /** `page` belongs to `role` alone: to join with a region's link would count as attendance. */
  constructor(
    page: string,
    private readonly role: Role,
  ) {
    this.token = takeToken(page);
    void this.ask();
  }

  /** The server's time, in milliseconds since 1970. */
  get now(): number {
    return clock.now + (this.live?.clockOffset ?? 0);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.live?.close();
  }

  private async ask(): Promise<void> {
    const { token } = this;
    if (token === null) {
      this.obstacle = 'no_invitation';
      return;
    }
    try {
      const me = await call<Me>('/me', { token });
      if (this.closed) return;
      if (me.kind !== 'invitation' || me.role !== this.role) {
        this.obstacle = 'wrong_page';
        return;
      }
      this.obstacle = null;
      this.me = me;
      this.live = new LiveSession({ session: me.session.id, token, device: deviceId() });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (this.closed) return;
      const unknown = error.status === 401 || error.status === 404;
      this.obstacle = unknown ? 'unknown_token' : 'unreachable';
      if (unknown) forgetToken(token);
      else this.retry = setTimeout(() => void this.ask(), RETRY_MS);
    }
  }
}

/** Asks the browser to leave the screen on while the page is seen; one that cannot goes dark as it would. Returns how to stop. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let stopped = false;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    void navigator.wakeLock?.request('screen').then(
      (given) => {
        lock = given;
        if (stopped) void given.release();
      },
      () => undefined,
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
