import { expect, it } from 'vitest';
import { byRegion } from './by_region';
import { salutation } from './salutation';
import { seenText } from './seen';
import { spokenCode } from './spoken_code';

const NOW = Date.parse('2022-04-21T03:00:00.000Z');

it('a code is said digit by digit and syllable by syllable', () => {
  const said = (code: string) => spokenCode(code).replaceAll('\u00a0', ' ');
  expect(said('7324-bako-rimu')).toBe('tujuh – tiga – dua – empat, ba – ko – ri – mu');
  expect(said('71-sini-lado')).toBe('tujuh – satu, si – ni – la – do');
});

it('a message begins as one writes to people, and not with how they stand in a list', () => {
  const region = { code: '73.24', name: 'Kabupaten Luwu Timur' };
  const site = { id: 'aula', name: 'Aula Media Center' };
  const to = (change: Partial<Parameters<typeof salutation>[0]>) =>
    salutation({ invitation: 'i', role: 'site_operator', region, site: null, name: null, ...change });
  expect(to({ role: 'participant', name: 'Sri', site })).toBe('Yth. Sri, Kabupaten Luwu Timur');
  expect(to({ name: 'Aula Media Center', site })).toBe('Yth. Bapak/Ibu di Aula Media Center, Kabupaten Luwu Timur');
  expect(to({ role: 'region_admin' })).toBe('Yth. Bapak/Ibu dari Kabupaten Luwu Timur');
  expect(to({ role: 'facilitator', region: null })).toBe('Yth. Bapak/Ibu Fasilitator');
});

it('when somebody was last there is said in the zone of the session, with its date when that was another day', () => {
  const seen = (presence: 'connected' | 'lost' | 'left' | null, seen_at: string | null) =>
    seenText({ presence, seen_at }, 'WITA', NOW);
  expect(seen('connected', '2022-04-21T02:59:00.000Z')).toBe('Terhubung sekarang');
  expect(seen('lost', '2022-04-21T02:26:22.480Z')).toBe('Sambungan terputus, terakhir terlihat pukul 10.26 WITA');
  expect(seen('left', '2022-04-20T02:26:22.480Z')).toBe(
    'Sudah keluar, terakhir terlihat Rabu, 20 April 2022 pukul 10.26 WITA',
  );
  expect(seen(null, null)).toBe('Belum pernah masuk');
});

it('people stand under their region, those without one last, and a region may have none', () => {
  const timur = { code: '73.24', name: 'Luwu Timur' };
  const utara = { code: '73.22', name: 'Luwu Utara' };
  const people = [
    { id: 1, region: null },
    { id: 2, region: timur },
    { id: 3, region: null },
    { id: 4, region: timur },
  ];
  const groups = byRegion(people, [utara]).map(({ region, members }) => [
    region?.name,
    members.map((one) => people.indexOf(one as (typeof people)[number]) + 1),
  ]);
  expect(groups).toEqual([
    ['Luwu Utara', []],
    ['Luwu Timur', [2, 4]],
    [undefined, [1, 3]],
  ]);
});
