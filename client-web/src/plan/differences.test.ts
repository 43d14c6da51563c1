import { expect, it } from 'vitest';
import { differences, merged, proposal, same } from './differences';
import { newPlan } from './template';

const base = { ...newPlan(), host: 'BSKDN', title: { id: 'Bimtek' } };

it('blank and missing are the same, the order of members too, that of lists is not', () => {
  expect(same({ a: 1, pic: '' }, { a: 1 })).toBe(true);
  expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same([1], { 0: 1 })).toBe(false);
  expect(same(0, null)).toBe(false);
});

it('plans differ in parts', () => {
  expect(differences(base, { ...base })).toEqual([]);
  expect(differences(base, { ...base, starts_at: '09:00', steps: ['a'] })).toEqual(['time', 'form']);
  expect(differences(base, { ...base, ends_at: '23:00' })).toEqual([]);
});

it('each keeps what only they changed; where both did, mine is proposed', () => {
  const mine = { ...base, host: 'Saya', theme: 'Saya' };
  const theirs = { ...base, host: 'Rekan', meeting_url: 'https://rapat.example' };
  const sides = proposal(base, mine, theirs);
  expect(sides).toEqual({ host: 'mine', theme: 'mine', meeting: 'theirs' });
  expect(merged(mine, theirs, sides)).toMatchObject({
    host: 'Saya',
    theme: 'Saya',
    meeting_url: 'https://rapat.example',
  });
  expect(merged(mine, theirs, { ...sides, host: 'theirs' }).host).toBe('Rekan');
  expect(differences(merged(mine, theirs, {}), theirs)).toEqual([]);
});
