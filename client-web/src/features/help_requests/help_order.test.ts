import { expect, it } from 'vitest';
import type { HelpItem } from '../../protocol/snapshot';
import { helpOrder } from './help_order';

const item = (id: string, step: string, minute: number) =>
  ({ id, step, asked_at: `2026-11-24T02:${String(minute).padStart(2, '0')}:00.000Z` }) as HelpItem;

const items = [item('a', 'ind02', 1), item('b', 'ind01', 9), item('c', 'ind01', 4), item('d', 'ind05', 0)];

it('the current step comes first, then the longest wait', () => {
  expect(helpOrder(items, 'ind01').map((one) => one.id)).toEqual(['c', 'b', 'd', 'a']);
});

it('without a current step the wait alone decides', () => {
  expect(helpOrder(items, null).map((one) => one.id)).toEqual(['d', 'a', 'c', 'b']);
});
