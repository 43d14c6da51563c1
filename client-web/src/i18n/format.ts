// Times, dates and numbers as Indonesian offices write them: 24 hours with a dot, every zone that takes part.
import type { Instant, ZoneName } from '../protocol/snapshot';
import { locale } from './locale.svelte';

/** Hours ahead of UTC. There is no daylight saving in Indonesia. */
export const OFFSETS: Record<ZoneName, number> = { WIB: 7, WITA: 8, WIT: 9 };
const ZONE_NAMES: Record<string, ZoneName> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

export function zoneName(zone: string): ZoneName {
  return ZONE_NAMES[zone] ?? 'WIB';
}

const milliseconds = (when: Instant | number): number => (typeof when === 'number' ? when : Date.parse(when));

/** `09.02` in a zone. */
export function clockTime(when: Instant | number, zone: ZoneName): string {
  const local = new Date(milliseconds(when) + OFFSETS[zone] * 3_600_000);
  return `${pad(local.getUTCHours())}.${pad(local.getUTCMinutes())}`;
}

/** The agenda and its plan say their times in all of them: whoever speaks or listens from elsewhere need not reckon. */
export const ALL_ZONES: readonly ZoneName[] = ['WIB', 'WITA', 'WIT'];

/** `08.00 WIB / 09.00 WITA / 10.00 WIT`; in one zone `09.00 WITA`. */
export function zonedTime(when: Instant | number, zones = ALL_ZONES): string {
  return zones.map((zone) => `${clockTime(when, zone)} ${zone}`).join(' / ');
}

/** `14.02` on this device's clock. */
export function deviceTime(when: number): string {
  const local = new Date(when);
  return `${pad(local.getHours())}.${pad(local.getMinutes())}`;
}

/** `Kamis, 21 April 2022` in a zone. */
export function longDate(when: Instant | number, zone: ZoneName): string {
  const local = new Date(milliseconds(when) + OFFSETS[zone] * 3_600_000);
  return new Intl.DateTimeFormat(locale.current === 'en' ? 'en-GB' : 'id-ID', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(local);
}

/** `1.234,5` */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale.current === 'en' ? 'en-GB' : 'id-ID').format(value);
}

/** `1 minute`, `2 minutes`: for English texts; Indonesian words do not change. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
