// Between the plan in a form and the plan that is sent: blank members are left out, what follows from others is worked out,
// and the server's problems are tied to what they are about, so that they stay there when a list is rearranged.
import type { Plan, PlanItem, PlanSite } from '../protocol/plan';
import type { Localized } from '../protocol/snapshot';
import { endOf, readTime } from './timetable';

/** Shares nothing with the plan; it is JSON through and through. */
export const copyOf = (plan: Plan): Plan => JSON.parse(JSON.stringify(plan)) as Plan;

/** The plan as it is sent, a copy. Members that the form does not know stay. */
export function documentOf(shown: Plan): Plan {
  const plan = copyOf(shown);
  return lean({
    ...plan,
    title: trimmed(plan.title),
    theme: plan.theme?.trim() || null,
    host: plan.host.trim(),
    starts_at: readTime(plan.starts_at) ?? plan.starts_at,
    ends_at: readTime(endOf(plan)) ?? plan.starts_at,
    meeting_url: plan.meeting_url?.trim() || null,
    agenda: plan.agenda.map(itemOf),
    invited: plan.invited.map((region) => ({ ...region, sites: region.sites.map(siteOf) })),
    attendance: lean(plan.attendance),
  });
}

const trimmed = ({ id, en }: Localized): Localized =>
  en?.trim() ? { id: id.trim(), en: en.trim() } : { id: id.trim() };

function itemOf({ pic, starts_at, ...item }: PlanItem): PlanItem {
  const time = starts_at?.trim();
  return lean({
    ...item,
    title: trimmed(item.title),
    ...(pic?.trim() && { pic: pic.trim() }),
    ...(time && { starts_at: readTime(time) ?? time }),
  });
}

const siteOf = (site: PlanSite): PlanSite => lean({ ...site, name: site.name.trim() });

/** A number that was not filled in is missing, not null. */
function lean<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([key, value]) => value !== null || key === 'theme' || key === 'meeting_url'),
  ) as T;
}

/** `/agenda/3/minutes` → `/agenda/<id of the item>/minutes`; places in lists that have no ids stay numbers. */
export function keyOf(plan: Plan, pointer: string): string {
  const [, list, index, ...rest] = pointer.split('/');
  if (index === undefined) return pointer;
  if (list === 'agenda') return ['', list, plan.agenda[Number(index)]?.id ?? index, ...rest].join('/');
  if (list !== 'invited') return pointer;
  const region = plan.invited[Number(index)];
  if (rest[0] === 'sites' && rest[1] !== undefined) rest[1] = region?.sites[Number(rest[1])]?.id ?? rest[1];
  return ['', list, region?.code ?? index, ...rest].join('/');
}

/** What stands at such a key; undefined for nothing. */
export function valueAt(plan: Plan, key: string): unknown {
  let value: unknown = plan;
  for (const step of key.split('/').slice(1)) {
    if (Array.isArray(value))
      value =
        (value as { id?: string; code?: string }[]).find((one) => one.id === step || one.code === step) ??
        value[Number(step)];
    else if (typeof value === 'object' && value !== null) value = (value as Record<string, unknown>)[step];
    else return undefined;
  }
  return value;
}
