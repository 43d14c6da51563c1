// Which steps of a form are taught.
import type { KnownDefinition } from '../protocol/plan';

/** The step behind the nearest one that the form has before it: an order of one's own stays. */
export function withStep(steps: readonly string[], step: string, { steps: all }: KnownDefinition): string[] {
  const before = all
    .slice(
      0,
      Math.max(
        0,
        all.findIndex(({ id }) => id === step),
      ),
    )
    .map(({ id }) => id);
  const after = steps.reduce((found, one, index) => (before.includes(one) ? index + 1 : found), 0);
  return [...steps.slice(0, after), step, ...steps.slice(after)];
}

export function minutesOfSteps(steps: readonly string[], { steps: all }: KnownDefinition): number {
  return all.filter(({ id }) => steps.includes(id)).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
