// A mistake in a plan, in words: where it is, and what it is.
import { manage } from '../../i18n/manage';
import type { PlanProblem } from '../../protocol/http_manage';

/** `/agenda/3/minutes` → `Mata acara ke-4, minutes`. */
export function placeInPlan(path: string): string {
  const { parts, whole } = manage.t.plan;
  const steps = path.split('/').filter((step) => step !== '');
  const words: string[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const name = steps[at] ?? '';
    const place = Number(steps[at + 1]);
    if (name in parts && Number.isInteger(place)) {
      words.push(parts[name as keyof typeof parts](place + 1));
      at += 1;
    } else words.push(name.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return words.join(', ') || whole;
}

export function mistakeInPlan(problem: PlanProblem): string {
  const { codes } = manage.t.plan;
  return problem.code in codes ? codes[problem.code as keyof typeof codes] : problem.code;
}
