// Which revision of a session's plan was last read on this device.
import { readKept, writeKept } from '../../api/storage';

const key = (session: string) => `bimtek.seen/${session}`;

/** The revision that was read here, if it is another than this one; the first that is opened counts as read. */
export function readBefore(session: string, revision: number): number | null {
  const seen = Number(readKept('localStorage', key(session)));
  if (seen > 0) return seen === revision ? null : seen;
  markSeen(session, revision);
  return null;
}

/** Where the browser keeps nothing, nothing is ever new. */
export function markSeen(session: string, revision: number): void {
  writeKept('localStorage', key(session), String(revision));
}
