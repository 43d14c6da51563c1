// When somebody was last there, and how, in words.
import { longDate, zonedTime } from '../../i18n';
import { desk } from '../../i18n/desk';
import type { Person } from '../../protocol/http_door';
import type { ZoneName } from '../../protocol/snapshot';

/** `now` in milliseconds since 1970: what was today is said without its date. */
export function seenText(
  { presence, seen_at }: Pick<Person, 'presence' | 'seen_at'>,
  zone: ZoneName,
  now: number,
): string {
  const words = desk.t.help.presence;
  if (presence === null) return words.never;
  if (presence === 'connected' || seen_at === null) return words.connected;
  const time = zonedTime(seen_at, [zone]);
  const day = longDate(seen_at, zone);
  return words[presence](day === longDate(now, zone) ? desk.t.help.at(time) : desk.t.help.onDay(day, time));
}
