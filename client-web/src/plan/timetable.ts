// When the items of a plan begin and end. Pure; times are minutes since midnight of the plan's day in the plan's zone, and
// pass 1,440 when the day passes midnight.
import { OFFSETS, zoneName } from '../i18n/format';
import type { Plan, PlanItem } from '../protocol/plan';

const DAY = 1440;

export interface Slot {
  from: number;
  to: number;
  /** By how much the item states to start after (above 0: a gap) or before (below 0: an overlap) the end of the one before it. */
  off: number;
}

/** `8.00`, `08:00` and `0800` as `08:00`; null for what is no time. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})[.:]?(\d{2})\s*$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours > 23 || minutes > 59 ? null : timeText(hours * 60 + minutes);
}

/** `08:00` of any minutes since midnight. */
export function timeText(minutes: number): string {
  const ofDay = ((minutes % DAY) + DAY) % DAY;
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
}

/** Null for what is no time. */
export function minutesOf(time: string): number | null {
  const read = readTime(time);
  return read === null ? null : Number(read.slice(0, 2)) * 60 + Number(read.slice(3));
}

/** A slot for each item; null when the start of the day is no time. Items without minutes take none. */
export function slotsOf({ starts_at, agenda }: Pick<Plan, 'starts_at' | 'agenda'>): Slot[] | null {
  let now = minutesOf(starts_at);
  if (now === null) return null;
  const slots: Slot[] = [];
  for (const item of agenda) {
    const to: number = now + (item.minutes ?? 0);
    slots.push({ from: now, to, off: offOf(item.starts_at, now) });
    now = to;
  }
  return slots;
}

/** The stated time is taken to be the nearest such time of the day, as the server does. */
function offOf(stated: string | undefined, expected: number): number {
  const time = stated === undefined ? null : minutesOf(stated);
  if (time === null) return 0;
  const ahead = (((time - expected) % DAY) + DAY) % DAY;
  return ahead > DAY / 2 ? ahead - DAY : ahead;
}

/** `HH:MM` where the last item ends; the start as it is when that is no time. */
export function endOf(plan: Pick<Plan, 'starts_at' | 'agenda'>): string {
  const slots = slotsOf(plan);
  return slots === null ? plan.starts_at : timeText(slots.at(-1)?.to ?? minutesOf(plan.starts_at) ?? 0);
}

/** Milliseconds since 1970 of a time of the plan's day. Without a day the clock times are still right. */
export function instantOf({ date, zone }: Pick<Plan, 'date' | 'zone'>, minutes: number): number {
  const day = Date.parse(`${date}T00:00:00Z`);
  return (Number.isNaN(day) ? 0 : day) + minutes * 60_000 - OFFSETS[zoneName(zone)] * 3_600_000;
}

export function totalMinutes(agenda: readonly PlanItem[], wanted: (item: PlanItem) => boolean = () => true): number {
  return agenda.filter(wanted).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

const pad = (value: number): string => String(value).padStart(2, '0');
