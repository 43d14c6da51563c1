// How far the day is from its plan, in words.
import { texts } from '../../i18n';

/** `minutes`: positive when behind the plan. */
export function driftText(minutes: number): string {
  if (minutes === 0) return texts.t.agenda.onTime;
  return minutes > 0 ? texts.t.agenda.late(minutes) : texts.t.agenda.early(-minutes);
}
