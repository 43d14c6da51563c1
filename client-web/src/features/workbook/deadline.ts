// What may still be done after the end: workbooks stay open until their deadline.
import { longDate, texts, zonedTime, zoneName } from '../../i18n';
import type { Session } from '../../protocol/snapshot';

const deadlineOf = ({ workbooks_deadline: at }: Session): number | null => (at === null ? null : Date.parse(at));

/** `now` is the server's time, in milliseconds since 1970. */
export function openAfterEnd(session: Session, now: number): boolean {
  const deadline = deadlineOf(session);
  return session.state === 'ended' && (deadline === null || now < deadline);
}

/** In words, until when; for a session that has ended. */
export function endedNotice(session: Session, now: number): string {
  if (!openAfterEnd(session, now)) return texts.t.step.endedNotice;
  const deadline = deadlineOf(session);
  if (deadline === null) return texts.t.step.endedOpen;
  return texts.t.step.endedUntil(longDate(deadline, zoneName(session.zone)), zonedTime(deadline, session.zones));
}
