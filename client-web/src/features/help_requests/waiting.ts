// How long someone has been waiting, in words.
import { manage } from '../../i18n/manage';

/** `now` is the server's time, in milliseconds since 1970. */
export function waitText(since: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  return minutes < 1 ? manage.t.lessThanMinute : manage.t.minutes(minutes);
}
