// A change in words: what was done, and who did it.
import { auditTexts } from '../../i18n/audit';
import type { AuditEntry } from '../../protocol/http_manage';

/** What the words of a change may speak of. */
export interface Changed {
  /** Name of whom or what it was done to; empty when there is none, or several. */
  about: string;
  count: number;
  revision: number;
}

/** The code itself for one that is newer than this page. */
export function changeInWords({ action, about, detail }: AuditEntry): string {
  const actions: Record<string, (what: Changed) => string> = auditTexts.t.actions;
  const figure = (name: string) => (typeof detail[name] === 'number' ? detail[name] : 0);
  if (!Object.hasOwn(actions, action)) return action;
  return actions[action]?.({ about: about ?? '', count: figure('count'), revision: figure('revision') }) ?? action;
}

export function authorInWords({ by }: AuditEntry): string {
  if (by.kind === 'program') return auditTexts.t.program;
  const name = by.name ?? auditTexts.t.erased;
  return by.script === null ? name : auditTexts.t.byScript(name, by.script);
}
