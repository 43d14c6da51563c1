import { describe, expect, it } from 'vitest';
import { completeDecimal } from './value_format';

describe('what is typed into a decimal field', () => {
  it.each([
    ['12', '12.00'],
    ['12,5', '12.50'],
    ['12.5', '12.50'],
    [' 12,50 ', '12.50'],
    ['12,', '12.00'],
    ['-0,5', '-0.50'],
  ])('%s is completed to %s', (typed, saved) => {
    expect(completeDecimal(typed, 2)).toBe(saved);
  });

  it.each(['', 'dua', '12,555', '1.200,50', '1e3', '007', '-0', '1234567890123'])('%s is no decimal of two places', (typed) => {
    expect(completeDecimal(typed, 2)).toBeNull();
  });

  it('has no point when the field has no places', () => {
    expect(completeDecimal('120', 0)).toBe('120');
    expect(completeDecimal('120,5', 0)).toBeNull();
  });
});
