import { describe, expect, it } from 'vitest';
import type { KnownRegion } from '../protocol/plan';
import { byProvince, readPasted, withoutRegions, withRegions } from './regions';

const region = (code: string, name: string, kind: string, zone = 'Asia/Makassar'): [string, KnownRegion] => [
  code,
  { code, name, kind, province: code.slice(0, 2), zone },
];
const regions = new Map([
  region('73.24', 'Kabupaten Luwu Timur', 'kabupaten'),
  region('73', 'Sulawesi Selatan', 'provinsi'),
  region('73.22', 'Kabupaten Luwu Utara', 'kabupaten'),
  region('75', 'Gorontalo', 'provinsi'),
  region('75.01', 'Kabupaten Gorontalo', 'kabupaten'),
  region('75.71', 'Kota Gorontalo', 'kota'),
]);
const site = { name: 'Media Center', expected_heads: 20 };
const read = (text: string, invited = withRegions([], [], site)) => readPasted(text, invited, regions, site);
const codes = (text: string) => read(text).invited.map(({ code }) => code);

describe('a pasted list', () => {
  it.each([
    ['73.24', ['73.24']],
    ['7324\r\n73 22\n', ['73.22', '73.24']],
    ['73.24, 73.22,73', ['73', '73.22', '73.24']],
    ['Luwu Timur', ['73.24']],
    ['KAB. LUWU TIMUR', ['73.24']],
    ['Pemerintah Kabupaten Luwu Timur', ['73.24']],
    ['Provinsi Sulawesi Selatan', ['73']],
    ['Kota Gorontalo\nKabupaten Gorontalo', ['75.01', '75.71']],
    ['Provinsi Gorontalo', ['75']],
    ['\n  \n', []],
  ])('%j invites %j', (text, wanted) => {
    expect(codes(text)).toEqual(wanted);
  });

  it('names what it does not know with its line, and keeps the rest', () => {
    const pasted = read('73.24\n73.99\nLuwu Utara\nAtlantis, 75.71');
    expect(pasted.mistakes.map(({ line, text, why }) => [line, text, why])).toEqual([
      [2, '73.99', 'unknown'],
      [4, 'Atlantis', 'unknown'],
    ]);
    expect(pasted.regions_added).toBe(3);
  });

  it('says what a name could mean', () => {
    expect(read('Gorontalo').mistakes).toEqual([
      {
        line: 1,
        text: 'Gorontalo',
        why: 'ambiguous',
        candidates: ['Gorontalo', 'Kabupaten Gorontalo', 'Kota Gorontalo'],
      },
    ]);
  });

  it('may bring sites and heads in further columns, several sites a region', () => {
    const pasted = read('73.24\tAula Kominfo, lantai 2\t30\n73.24;Ruang Bappeda;12\n73.22;;8\n73.22;;8');
    expect(pasted.invited.map(({ sites }) => sites.map(({ name, expected_heads }) => [name, expected_heads]))).toEqual([
      [['Media Center', 8]],
      [
        ['Aula Kominfo, lantai 2', 30],
        ['Ruang Bappeda', 12],
      ],
    ]);
    expect([pasted.regions_added, pasted.sites_added, pasted.known]).toEqual([2, 1, 1]);
    expect(read('73.24;Aula;tiga puluh').mistakes[0]?.why).toBe('heads');
  });

  it('leaves alone what is invited already', () => {
    const before = withRegions([], ['73.24'], { name: 'Aula', expected_heads: 50 });
    const pasted = read('73.24\n73.22', before);
    expect(pasted.invited[1]).toEqual(before[0]);
    expect(pasted.known).toBe(1);
  });
});

it('regions are chosen and taken out, in the order of their codes', () => {
  const chosen = withRegions(withRegions([], ['75.01', '73'], site), ['73', '73.22'], site);
  expect(chosen.map(({ code }) => code)).toEqual(['73', '73.22', '75.01']);
  expect(chosen[0]?.sites).toMatchObject([site]);
  expect(withoutRegions(chosen, ['73', '75.01']).map(({ code }) => code)).toEqual(['73.22']);
});

it('provinces come with their governments', () => {
  expect(byProvince(regions).map(({ province, members }) => [province.name, members.length])).toEqual([
    ['Sulawesi Selatan', 3],
    ['Gorontalo', 3],
  ]);
});
