// A change of a plan as a sentence.
import { localized, longDate, zonedTime, zoneName } from '../../i18n';
import { prepare } from '../../i18n/prepare';
import type { ChangedValue, PlanChange } from '../../protocol/http_prepare';

/** `zone`: of the session. */
export function sentenceOf(change: PlanChange, zone: string): string {
  const t = prepare.t.changes;
  const { code } = change;
  const name = change.name ? localized(change.name) : '';
  const before = textOf(change.before) ?? t.none;
  const after = textOf(change.after) ?? t.none;
  switch (code) {
    case 'title':
    case 'host':
      return t.lines[code](after);
    case 'starts_at':
    case 'ends_at':
      return t.lines[code](moment(before, zone), moment(after, zone));
    case 'meeting_url':
      return change.after === null ? t.lines.meeting_url_gone : t.lines.meeting_url;
    case 'walkthrough':
    case 'steps':
    case 'agenda_order':
      return t.lines[code];
    case 'item_added':
    case 'item_removed':
    case 'region_added':
    case 'region_removed':
    case 'site_added':
    case 'site_removed':
      return t.lines[code](name);
    case 'item_renamed':
    case 'site_renamed':
      return t.lines[code](before, after);
    case 'item_pic':
    case 'item_minutes':
    case 'site_heads':
      return t.lines[code](name, before, after);
  }
}

function textOf(value: ChangedValue): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? localized(value) : String(value);
}

const moment = (at: string, zone: string): string =>
  `${longDate(at, zoneName(zone))}, ${zonedTime(at, [zoneName(zone)])}`;
