// What is done to the rundown of a plan. Every function gives a new list.
import { newId } from '../protocol/ids';
import type { PlanItem } from '../protocol/plan';
import type { AgendaKind } from '../protocol/snapshot';
import { slotsOf } from './timetable';

/** As the server has it for items that are added while the session runs. */
const COUNTING: readonly AgendaKind[] = ['presentation', 'qna', 'practice'];

export const weightOf = (kind: AgendaKind): Pick<PlanItem, 'counts' | 'break'> => ({
  counts: COUNTING.includes(kind),
  break: kind === 'break',
});

/** An item without a title yet. Its id was never used before: calendars know items by it. */
export const newItem = (): PlanItem => ({
  id: `m-${newId().slice(0, 12)}`,
  title: { id: '' },
  kind: 'presentation',
  minutes: 30,
  ...weightOf('presentation'),
});

/** One place up or down; unchanged at the ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const result = [...list];
  const [item] = result.splice(from, 1);
  const to = from + by;
  if (item === undefined || to < 0 || to > result.length) return [...list];
  result.splice(to, 0, item);
  return result;
}

export const inserted = (agenda: readonly PlanItem[], at: number, item: PlanItem): PlanItem[] => [
  ...agenda.slice(0, at),
  item,
  ...agenda.slice(at),
];

/** Minutes that the item before this one would need, so that this one starts when it says; null when they cannot be had. */
export function minutesToFit(starts_at: string, agenda: readonly PlanItem[], at: number): number | null {
  const before = agenda[at - 1];
  const off = slotsOf({ starts_at, agenda: [...agenda] })?.[at]?.off ?? 0;
  const minutes = (before?.minutes ?? 0) + off;
  return before === undefined || off === 0 || minutes < 1 || minutes > 1440 ? null : minutes;
}
