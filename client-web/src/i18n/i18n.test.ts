// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { REFUSAL_REASONS } from '../protocol/frames';
import { en } from './en';
import { id } from './id';
import { locale, localized, longDate, texts, zonedTime } from '.';

afterEach(() => locale.choose('id'));

/** Paths of all texts, with `()` behind those that take figures. */
function paths(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? paths(value as object, `${prefix}${key}.`)
      : [`${prefix}${key}${typeof value === 'function' ? '()' : ''}`],
  );
}

describe('texts', () => {
  it('are the same set in both languages', () => {
    expect(paths(en)).toEqual(paths(id));
  });

  it('have words for every refusal', () => {
    expect(Object.keys(id.refusals).sort()).toEqual([...REFUSAL_REASONS].sort());
  });

  it('follow the chosen language', async () => {
    expect(texts.t.save.saving).toBe('Menyimpan…');
    await locale.choose('en');
    expect(texts.t.save.saving).toBe('Saving…');
    expect(document.documentElement.lang).toBe('en');
    expect(localized({ id: 'Acara', en: 'Agenda' })).toBe('Agenda');
    expect(localized({ id: 'Acara' })).toBe('Acara');
  });
});

describe('times', () => {
  const instant = '2022-04-21T01:00:00.000Z';

  it('print in every zone that takes part, with a dot', () => {
    expect(zonedTime(instant, ['WIB', 'WITA', 'WIT'])).toBe('08.00 WIB / 09.00 WITA / 10.00 WIT');
  });

  it('dates print in full', () => {
    expect(longDate(instant, 'WITA')).toBe('Kamis, 21 April 2022');
    expect(longDate('2022-04-20T17:30:00.000Z', 'WITA')).toBe('Kamis, 21 April 2022');
  });
});
