// Where two states of a plan differ, and how one is made of both.
import type { Plan } from '../protocol/plan';

/** What a person decides on at once: members that mean nothing without each other go together. */
export const PARTS = {
  title: ['title'],
  theme: ['theme'],
  host: ['host'],
  time: ['date', 'zone', 'starts_at'],
  meeting: ['meeting_url'],
  agenda: ['agenda'],
  form: ['walkthrough', 'steps'],
  invited: ['invited'],
  attendance: ['attendance'],
} as const satisfies Record<string, readonly (keyof Plan)[]>;

export type Part = keyof typeof PARTS;
export type Side = 'mine' | 'theirs';

const NAMES = Object.keys(PARTS) as Part[];

/** Whether two documents say the same. What is missing, null or blank is the same nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

const isNothing = (value: unknown): value is null | undefined | '' => value == null || value === '';

export function differences(a: Plan, b: Plan): Part[] {
  return NAMES.filter((part) => PARTS[part].some((member) => !same(a[member], b[member])));
}

/** Of each part that differs, whose to take: theirs where only they changed it since `base`, else mine. */
export function proposal(base: Plan, mine: Plan, theirs: Plan): Partial<Record<Part, Side>> {
  const changed = differences(base, mine);
  return Object.fromEntries(
    differences(mine, theirs).map((part) => [part, changed.includes(part) ? 'mine' : 'theirs']),
  );
}

/** Their plan with the parts that are taken from mine. */
export function merged(mine: Plan, theirs: Plan, sides: Partial<Record<Part, Side>>): Plan {
  const taken = NAMES.filter((part) => sides[part] === 'mine').flatMap((part) => [...PARTS[part]]);
  return { ...theirs, ...Object.fromEntries(taken.map((member) => [member, mine[member]])) };
}
