import { expect, it } from 'vitest';
import { aView, item } from '../../live/test_views';
import type { View } from '../../live/view';
import { nextItem, nextStep } from './next';

const withGates = (current: string | null, gates: View['steps']['gates']): View => {
  const view = aView({ region: null });
  return { ...view, session: { ...view.session, steps_today: ['a', 'b', 'c'] }, steps: { current, gates, opened: {} } };
};

it('the next item is the first that has not begun, also when earlier ones were skipped', () => {
  const items = [item('1', { state: 'done' }), item('2', { state: 'skipped' }), item('3'), item('4')];
  expect(nextItem(aView({ items }))?.id).toBe('3');
  expect(nextItem(aView({ items: [item('1', { state: 'running' })] }))).toBeUndefined();
});

it('whoever went ahead goes on from there, and what was left out comes last', () => {
  const items = [item('1'), item('2', { state: 'running' }), item('3'), item('4')];
  expect(nextItem(aView({ items }))?.id).toBe('3');
  expect(nextItem(aView({ items: [item('1'), item('2', { state: 'running' })] }))?.id).toBe('1');
});

it('the next step is the first one behind the current that was never opened', () => {
  expect(nextStep(withGates(null, {}))).toBe('a');
  expect(nextStep(withGates('b', { a: 'locked', b: 'open', c: 'locked' }))).toBe('c');
});

it('at the end of the day it is one that was left out, if any', () => {
  expect(nextStep(withGates('c', { a: 'closed', b: 'locked', c: 'open' }))).toBe('b');
  expect(nextStep(withGates('c', { a: 'closed', b: 'closed', c: 'open' }))).toBeUndefined();
});
