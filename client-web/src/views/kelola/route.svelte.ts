// Where under /kelola we are: the list of sessions, one session, a plan, the own account, or what was changed. Links stay links; a click on one does not reload.

import { BASE } from '../../base';

export const HOME = `${BASE}/kelola`;

export type Place =
  | { page: 'home' }
  | { page: 'session'; session: string }
  | { page: 'regions'; session: string }
  /** Null: that of a session which is to be made. */
  | { page: 'plan'; session: string | null }
  | { page: 'account' }
  /** Null: of everything. */
  | { page: 'changes'; session: string | null };

export function placeOf(address: string): Place {
  const path = address.slice(BASE.length);
  if (/^\/kelola\/baru\/?$/.test(path)) return { page: 'plan', session: null };
  if (/^\/kelola\/akun\/?$/.test(path)) return { page: 'account' };
  if (/^\/kelola\/catatan\/?$/.test(path)) return { page: 'changes', session: null };
  const found = /^\/kelola\/sesi\/([^/]+)(?:\/(rencana|catatan|daerah))?\/?$/.exec(path);
  if (found?.[1] === undefined) return { page: 'home' };
  const pages = { rencana: 'plan', catatan: 'changes', daerah: 'regions' } as const;
  const page = found[2] === undefined ? 'session' : pages[found[2] as keyof typeof pages];
  return { page, session: decodeURIComponent(found[1]) };
}

export const PATH_OF_NEW_PLAN = `${HOME}/baru`;
export const PATH_OF_ACCOUNT = `${HOME}/akun`;
export const PATH_OF_CHANGES = `${HOME}/catatan`;
export const pathOfSession = (session: string): string => `${HOME}/sesi/${encodeURIComponent(session)}`;
export const pathOfRegions = (session: string): string => `${pathOfSession(session)}/daerah`;
export const pathOfChanges = (session: string): string => `${pathOfSession(session)}/catatan`;
export const pathOfPlan = (session: string): string => `${pathOfSession(session)}/rencana`;

/** Asks whether to leave, and calls `leave` if so. */
export type Guard = (leave: () => void) => void;

class Route {
  place: Place = $state.raw(placeOf(location.pathname));
  private path = location.pathname;
  private guard: Guard | null = null;

  constructor() {
    addEventListener('popstate', () => {
      const path = location.pathname;
      if (this.guard) {
        // The browser has gone back already: until the guard lets go, we are still here.
        history.pushState(null, '', this.path);
        this.go(path);
      } else this.show(path);
    });
  }

  go(path: string): void {
    this.away(() => {
      history.pushState(null, '', path);
      this.show(path);
      scrollTo({ top: 0, behavior: 'instant' });
    });
  }

  /** Does what ends the page that is shown, as soon as its guard agrees. */
  away(leave: () => void): void {
    const { guard } = this;
    if (guard === null) leave();
    else
      guard(() => {
        this.guard = null;
        leave();
      });
  }

  /** For a page with something unsaved. Gives what takes the guard away again. */
  watch(guard: Guard): () => void {
    this.guard = guard;
    return () => {
      if (this.guard === guard) this.guard = null;
    };
  }

  /** For `onclick` of a link: new tabs and windows stay what they are. */
  readonly follow = (event: MouseEvent & { currentTarget: HTMLAnchorElement }): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    this.go(event.currentTarget.pathname);
  };

  private show(path: string): void {
    this.path = path;
    this.place = placeOf(path);
  }
}

export const route = new Route();
