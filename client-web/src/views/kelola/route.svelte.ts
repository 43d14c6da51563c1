// Where under /kelola we are: the list of sessions, or one session. Links stay links; a click on one does not reload.

export type Place = { page: 'home' } | { page: 'session'; session: string };

export function placeOf(path: string): Place {
  const session = /^\/kelola\/sesi\/([^/]+)\/?$/.exec(path)?.[1];
  return session === undefined ? { page: 'home' } : { page: 'session', session: decodeURIComponent(session) };
}

export const pathOfSession = (session: string): string => `/kelola/sesi/${encodeURIComponent(session)}`;

class Route {
  place: Place = $state.raw(placeOf(location.pathname));

  constructor() {
    addEventListener('popstate', () => {
      this.place = placeOf(location.pathname);
    });
  }

  go(path: string): void {
    history.pushState(null, '', path);
    this.place = placeOf(path);
    scrollTo({ top: 0, behavior: 'instant' });
  }

  /** For `onclick` of a link: new tabs and windows stay what they are. */
  readonly follow = (event: MouseEvent & { currentTarget: HTMLAnchorElement }): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    this.go(event.currentTarget.pathname);
  };
}

export const route = new Route();
