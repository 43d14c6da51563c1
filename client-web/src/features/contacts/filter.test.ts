import { expect, it } from 'vitest';
import type { RegionRecord } from '../../protocol/http_prepare';
import { countOf, matching, provincesOf, STATES } from './filter';

const record = (code: string, change: Partial<RegionRecord> = {}): RegionRecord => ({
  region: { code, name: `Kabupaten ${code}` },
  province: { code: code.slice(0, 2), name: `Provinsi ${code.slice(0, 2)}` },
  zone: 'Asia/Makassar',
  sites: [],
  contact: null,
  state: 'none',
  sent_at: null,
  opened_at: null,
  confirmed_at: null,
  note: '',
  test: null,
  ...change,
});
const regions = [
  record('73.24', { state: 'sent', contact: { name: 'Ani', number: '+6281234567890' } }),
  record('73.06'),
  record('71.03', { state: 'sent' }),
];
const codes = (change: Partial<Parameters<typeof matching>[1]>) =>
  matching(regions, { state: '', province: '', wanted: '', ...change }).map((one) => one.region.code);

it('shows what matches state, province and words together', () => {
  expect(codes({})).toEqual(['73.24', '73.06', '71.03']);
  expect(codes({ state: 'sent' })).toEqual(['73.24', '71.03']);
  expect(codes({ state: 'sent', province: '73' })).toEqual(['73.24']);
  expect(codes({ wanted: ' ani ' })).toEqual(['73.24']);
  expect(codes({ wanted: '0812345' })).toEqual([]);
  expect(codes({ wanted: '71.03' })).toEqual(['71.03']);
});

it('names each province once', () => {
  expect(provincesOf(regions).map((one) => one.code)).toEqual(['73', '71']);
});

it('counts and shows with a state also the regions that are further', () => {
  const all = (['none', 'sent', 'opened', 'confirmed', 'tested'] as const).map((state, place) =>
    record(`73.0${place}`, { state }),
  );
  const shown = (state: RegionRecord['state']) => matching(all, { state, province: '', wanted: '' }).length;
  expect(STATES.map((state) => countOf(all, state))).toEqual([1, 4, 3, 2, 1]);
  expect(STATES.map(shown)).toEqual([1, 4, 3, 2, 1]);
});
