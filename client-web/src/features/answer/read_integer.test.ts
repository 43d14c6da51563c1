import { expect, it } from 'vitest';
import { readInteger } from './read_integer';

it.each([
  ['12', 12],
  [' 1.234 ', 1234],
  ['1.234.567', 1234567],
  ['0', 0],
  ['-3', -3],
])('"%s" is %i', (typed, value) => {
  expect(readInteger(typed)).toBe(value);
});

it.each(['', 'dua', '1.23', '1,5', '12 orang', '99999999999999999999'])('"%s" is no whole number', (typed) => {
  expect(readInteger(typed)).toBeNull();
});
