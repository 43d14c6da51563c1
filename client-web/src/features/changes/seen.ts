// Which revision of a session's plan was last read on this device.

const key = (session: string) => `bimtek.seen/${session}`;

/** Null when the session was never opened here, or the browser keeps nothing. */
export function seenRevision(session: string): number | null {
  try {
    return Number(localStorage.getItem(key(session))) || null;
  } catch {
    return null;
  }
}

export function markSeen(session: string, revision: number): void {
  try {
    localStorage.setItem(key(session), String(revision));
  } catch {
    // Then nothing is ever new here.
  }
}
