// What the large buttons do next.
import type { View } from '../../live/view';
import type { AgendaItem } from '../../protocol/snapshot';

/** The first item behind the running one that has not begun, else the first that has not: who skips ahead goes on from there. */
export function nextItem(view: View): AgendaItem | undefined {
  const { items } = view.agenda;
  const pending = (item: AgendaItem) => item.state === 'pending';
  const running = items.findIndex((item) => item.state === 'running');
  return items.slice(running + 1).find(pending) ?? items.find(pending);
}

/** The first step behind the current one that was never opened, else the first that was never opened. */
export function nextStep(view: View): string | undefined {
  const { steps_today: today } = view.session;
  const locked = (step: string) => (view.steps.gates[step] ?? 'locked') === 'locked';
  const behind = view.steps.current === null ? today : today.slice(today.indexOf(view.steps.current) + 1);
  return behind.find(locked) ?? today.find(locked);
}
