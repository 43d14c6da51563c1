import { expect, it } from 'vitest';
import { driftText } from './drift';

it.each([
  [12, 'Mundur 12 menit'],
  [-5, 'Lebih cepat 5 menit'],
  [0, 'Sesuai jadwal'],
])('%i minutes of drift are told as "%s"', (minutes, words) => {
  expect(driftText(minutes)).toBe(words);
});
