// The written forms of values that travel as text. The rules are stated in include/bimtek/domain/value_format.hpp.

const WHOLE_DIGITS_MAX = 12;

/** Days since 1970-01-01 of a day that exists, from year 0001 to 9999; null for anything else. */
export function parseDate(text: string): number | null {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return parts ? dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

function dayFrom(year: number, month: number, day: number): number | null {
  // Not Date.UTC, which takes year 5 for 1905.
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const exists = year >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() / 86_400_000 : null;
}

/** A decimal in units of its last digit; null when it has not exactly `scale` digits after the point, or another fault. */
export function parseDecimal(text: string, scale: number): bigint | null {
  const form = scale === 0 ? /^-?(0|[1-9][0-9]*)$/ : /^-?(0|[1-9][0-9]*)\.[0-9]+$/;
  const point = text.indexOf('.');
  const whole = (point < 0 ? text : text.slice(0, point)).replace('-', '');
  const places = point < 0 ? 0 : text.length - point - 1;
  if (!form.test(text) || places !== scale || whole.length > WHOLE_DIGITS_MAX) return null;
  const units = BigInt(text.replace('.', ''));
  return units === 0n && text.startsWith('-') ? null : units;
}

/** What somebody typed, with comma or point and perhaps fewer places, as the decimal that is saved; null when it is none. */
export function completeDecimal(typed: string, scale: number): string | null {
  const [whole = '', places = '', ...more] = typed.trim().replace(',', '.').split('.');
  if (more.length > 0 || places.length > scale) return null;
  const text = scale === 0 ? whole : `${whole}.${places.padEnd(scale, '0')}`;
  return parseDecimal(text, scale) === null ? null : text;
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.length >= 2 &&
    /^[a-zA-Z]{2,}$/.test(labels[labels.length - 1] ?? '') &&
    labels.every((label) => label.length <= 63 && /^[a-zA-Z0-9-]+$/.test(label) && !/^-|-$/.test(label))
  );
}

function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  return (
    at >= 0 &&
    at <= 64 &&
    text.length <= 254 &&
    text
      .slice(0, at)
      .split('.')
      .every((atom) => /^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom)) &&
    isDomain(text.slice(at + 1))
  );
}

function isPhoneId(text: string): boolean {
  if (!/^\+?[0-9]+([ -][0-9]+)*$/.test(text)) return false;
  const digits = text.replace(/[ -]/g, '');
  const national = /^\+?62(.*)$/.exec(digits)?.[1] ?? /^0(.*)$/.exec(digits)?.[1];
  return national !== undefined && /^[1-9][0-9]{7,11}$/.test(national);
}

function isUrl(text: string): boolean {
  if (text.length > 2000 || !/^[!-~]+$/.test(text)) return false;
  const authority = /^https?:\/\/([^/?#]*)/.exec(text)?.[1];
  if (authority === undefined) return false;
  const colon = authority.indexOf(':');
  if (colon < 0) return isDomain(authority);
  const port = authority.slice(colon + 1);
  return isDomain(authority.slice(0, colon)) && /^[0-9]{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535;
}

function isNip(text: string): boolean {
  if (!/^[0-9]{18}$/.test(text)) return false;
  const number = (from: number, to: number) => Number(text.slice(from, to));
  const month = number(12, 14);
  return (
    dayFrom(number(0, 4), number(4, 6), number(6, 8)) !== null &&
    number(8, 12) > 0 &&
    ((month >= 1 && month <= 12) || (month >= 21 && month <= 29)) &&
    (text[14] === '1' || text[14] === '2') &&
    number(15, 18) > 0
  );
}

/** Whether the text has the named format. The server refuses definitions with a name that is not here. */
export function fits(validator: string, text: string): boolean {
  switch (validator) {
    case 'email':
      return isEmail(text);
    case 'phone_id':
      return isPhoneId(text);
    case 'url':
      return isUrl(text);
    case 'nip':
      return isNip(text);
    default:
      return text.length === Number(validator.slice('digits:'.length)) && /^[0-9]+$/.test(text);
  }
}
