// When the rest of the day will happen, and how far it has drifted from the plan. The server reckons the same way.
import type { AgendaItem, Session } from '../protocol/snapshot';

export interface Forecast {
  /** Expected start of each pending item by id, in milliseconds since 1970. */
  starts: Record<string, number>;
  /** Expected end of the day, in milliseconds since 1970. */
  end: number;
  /** Whole minutes behind the plan (positive) or ahead of it (negative); 0 unless the session is live. */
  drift_minutes: number;
}

const MINUTE_MS = 60_000;

/** `now` is the server's time, in milliseconds since 1970. */
export function forecast(session: Session, items: readonly AgendaItem[], now: number): Forecast {
  const live = session.state === 'live';
  const running = items.find((item) => item.state === 'running');
  let clock = now;
  if (running?.started_at) clock = Math.max(now, Date.parse(running.started_at) + running.minutes * MINUTE_MS);
  else if (!live) clock = Date.parse(session.planned_start);

  const starts: Record<string, number> = {};
  let drift: number | null = null;
  for (const item of items) {
    if (item.state !== 'pending') continue;
    starts[item.id] = clock;
    if (drift === null && item.planned_start) drift = clock - Date.parse(item.planned_start);
    clock += item.minutes * MINUTE_MS;
  }
  drift ??= clock - Date.parse(session.planned_end);
  return { starts, end: clock, drift_minutes: live ? Math.trunc(drift / MINUTE_MS) || 0 : 0 };
}
