// When something happened to a plan, in the plan's own zone.
import { longDate, zonedTime, zoneName } from '../../i18n';
import type { Plan } from '../../protocol/plan';

/** `09.02 WITA`; milliseconds since 1970. */
export const timeOf = (at: number, { zone }: Plan): string => zonedTime(at, [zoneName(zone)]);

/** `Kamis, 21 April 2022, 09.02 WITA` */
export const momentOf = (at: number, plan: Plan): string => `${longDate(at, zoneName(plan.zone))}, ${timeOf(at, plan)}`;
