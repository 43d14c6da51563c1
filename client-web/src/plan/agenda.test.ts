import { expect, it } from 'vitest';
import { inserted, minutesToFit, moved, newItem, weightOf } from './agenda';

it('an item moves one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('what counts as attendance, and what is a break, follows from the kind', () => {
  expect(weightOf('practice')).toEqual({ counts: true, break: false });
  expect(weightOf('break')).toEqual({ counts: false, break: true });
  expect(weightOf('remarks')).toEqual({ counts: false, break: false });
});

it('a new item has an id that none had before', () => {
  const [one, two] = [newItem(), newItem()];
  expect(inserted([one], 0, two).map(({ id }) => id)).toEqual([two.id, one.id]);
  expect(one.id).not.toBe(two.id);
});

it('the item before can make room, or fill the gap, unless nothing would be left of it', () => {
  const before = { ...newItem(), minutes: 30 };
  const stating = (starts_at: string) => [before, { ...newItem(), starts_at }];
  expect(minutesToFit('08:00', stating('08:20'), 1)).toBe(20);
  expect(minutesToFit('08:00', stating('09:15'), 1)).toBe(75);
  expect(minutesToFit('08:00', stating('08:00'), 1)).toBeNull();
  expect(minutesToFit('08:00', stating('08:30'), 1)).toBeNull();
  expect(minutesToFit('08:00', [{ ...newItem(), starts_at: '09:00' }], 0)).toBeNull();
});
