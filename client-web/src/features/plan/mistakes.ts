// What is wrong with a plan, in words.
import { manage } from '../../i18n/manage';
import { planTexts } from '../../i18n/plan';
import { mistakeInPlan } from '../sessions/plan_problem';
import type { Plan } from '../../protocol/plan';
import type { Regions } from '../../plan/regions';

/** A code that the form has no words of its own for is told as the import tells it. */
export const mistakeWords = (code: string): string =>
  planTexts.t.errors.codes[code] ?? mistakeInPlan({ path: '', code });

/** `Susunan acara, mata acara “Doa”, Menit`: where `key` is, as the form's headings and labels say it. */
export function placeWords(plan: Plan, key: string, regions: Regions): string {
  const t = planTexts.t;
  const [, member = '', id = '', ...rest] = key.split('/');
  if (member === 'agenda') {
    const place = plan.agenda.findIndex((item) => item.id === id);
    const title = plan.agenda[place]?.title.id.trim();
    const columns: Record<string, string> = { ...t.agenda.columns, starts_at: t.agenda.stated };
    const item = id === '' ? '' : title ? t.errors.item(title) : t.errors.itemNumber(place + 1);
    return join(t.agenda.title, item, columns[rest[0] ?? ''] ?? '');
  }
  if (member === 'invited') {
    const site: Record<string, string> = { name: t.regions.siteName, expected_heads: t.regions.heads };
    return join(t.regions.title, regions.get(id)?.name ?? id, site[rest.at(-1) ?? ''] ?? '');
  }
  const names: Record<string, string> = {
    '/title/id': t.basics.name,
    '/title': t.basics.name,
    '/title/en': t.basics.nameEn,
    '/theme': t.basics.theme,
    '/host': t.basics.host,
    '/meeting_url': t.basics.meeting,
    '/date': t.time.date,
    '/starts_at': t.time.start,
    '/zone': t.time.zone,
    '/walkthrough': t.form.definition,
    '/attendance': t.attendance.title,
    '/attendance/grace_s': t.attendance.grace,
    '/attendance/late_after_min': t.attendance.late,
    '/attendance/full': t.attendance.full,
    '/attendance/partial': t.attendance.partial,
  };
  return names[key] ?? (member === 'steps' ? t.form.steps : manage.t.plan.whole);
}

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ');
