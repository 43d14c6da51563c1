// How far the day is from its plan, in words.
import { panels } from '../../i18n/panels';

/** `minutes`: positive when behind the plan. */
export function driftText(minutes: number): string {
  if (minutes === 0) return panels.t.agenda.onTime;
  return minutes > 0 ? panels.t.agenda.late(minutes) : panels.t.agenda.early(-minutes);
}
