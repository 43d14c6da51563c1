// Which revision of a session's plan was last read on this device.

const key = (session: string) => `bimtek.seen/${session}`;

/** The revision that was read here, if it is another than this one; the first that is opened counts as read. */
export function readBefore(session: string, revision: number): number | null {
  try {
    const seen = Number(localStorage.getItem(key(session)));
    if (seen > 0) return seen === revision ? null : seen;
  } catch {
    return null;
  }
  markSeen(session, revision);
  return null;
}

export function markSeen(session: string, revision: number): void {
  try {
    localStorage.setItem(key(session), String(revision));
  } catch {
    // Then nothing is ever new here.
  }
}
