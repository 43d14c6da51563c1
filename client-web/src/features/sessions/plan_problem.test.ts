import { expect, it } from 'vitest';
import { mistakeInPlan, placeInPlan } from './plan_problem';

it.each([
  ['/agenda/3/minutes', 'Mata acara ke-4, minutes'],
  ['/invited/0/sites/1/expected_heads', 'Daerah undangan ke-1, lokasi ke-2, expected_heads'],
  ['/ends_at', 'ends_at'],
  ['', 'seluruh berkas'],
])('the place %s is told as "%s"', (path, words) => {
  expect(placeInPlan(path)).toBe(words);
});

it('a code that is not known is shown as it is', () => {
  expect(mistakeInPlan({ path: '', code: 'overlapping' })).toBe('Mulai sebelum mata acara sebelumnya selesai.');
  expect(mistakeInPlan({ path: '', code: 'brand_new' })).toBe('brand_new');
});
