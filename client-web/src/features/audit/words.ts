// A change in words: what was done, and who did it.
import { manage } from '../../i18n/manage';
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
  const actions: Record<string, (what: Changed) => string> = manage.t.changes.actions;
  const figure = (name: string) => (typeof detail[name] === 'number' ? detail[name] : 0);
  if (!Object.hasOwn(actions, action)) return action;
  return actions[action]?.({ about: about ?? '', count: figure('count'), revision: figure('revision') }) ?? action;
}

export function authorInWords({ by }: AuditEntry): string {
  if (by.kind === 'program') return manage.t.changes.program;
  const name = by.name ?? manage.t.changes.erased;
  return by.script === null ? name : manage.t.changes.byScript(name, by.script);
}
