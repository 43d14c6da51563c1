// Who is helped first: those on the current step, then whoever waits longest.
import type { HelpItem } from '../../protocol/snapshot';

export function helpOrder(items: readonly HelpItem[], current: string | null): HelpItem[] {
  const elsewhere = (item: HelpItem) => (item.step === current ? 0 : 1);
  return [...items].sort((a, b) => elsewhere(a) - elsewhere(b) || a.asked_at.localeCompare(b.asked_at));
}
