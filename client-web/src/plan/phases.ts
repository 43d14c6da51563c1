// What of a plan may still change in which phase of its session, as docs/protocol.md has it under "Changing a plan".
import type { Plan, PlanRegion } from '../protocol/plan';
import type { SessionState } from '../protocol/snapshot';
import { PARTS, type Part } from './differences';
import { ordered } from './regions';

const OVER: readonly SessionState[] = ['archived', 'cancelled'];

/** Nothing changes any more. */
export const isOver = (phase: SessionState): boolean => OVER.includes(phase);

const hasStarted = (phase: SessionState): boolean => phase !== 'scheduled' && phase !== 'lobby';

/** From the lobby on time, agenda and form stay; the agenda has commands of its own in the control room. From the start on
 * the rules of attendance stay too. */
export function isFixed(part: Part, phase: SessionState): boolean {
  if (isOver(phase)) return true;
  if (part === 'attendance') return hasStarted(phase);
  return phase !== 'scheduled' && (part === 'time' || part === 'agenda' || part === 'form');
}

/** Regions and sites may be taken out. */
export const mayTakeOut = (phase: SessionState): boolean => !hasStarted(phase);

/** The plan with a part as it is in force. Of the regions only those that were taken out come back. */
export function withPartOf(base: Plan, part: Part, plan: Plan): Plan {
  if (part === 'invited') return { ...plan, invited: withEverySite(plan.invited, base.invited) };
  return { ...plan, ...Object.fromEntries(PARTS[part].map((member) => [member, base[member]])) };
}

function withEverySite(invited: readonly PlanRegion[], before: readonly PlanRegion[]): PlanRegion[] {
  const all = new Map(invited.map((region) => [region.code, region]));
  for (const region of before) {
    const sites = all.get(region.code)?.sites ?? [];
    const missing = region.sites.filter(({ id }) => !sites.some((site) => site.id === id));
    all.set(region.code, { ...region, sites: [...sites, ...missing] });
  }
  return ordered([...all.values()]);
}
