import { beforeEach, expect, it } from 'vitest';
import { StepClock } from './step_clock.svelte';

beforeEach(() => {
  sessionStorage.clear();
});

it('runs from the moment at which it sees a step open', () => {
  const clock = new StepClock('s');
  clock.see(null, 1000);
  clock.see('ind01', 2000);
  clock.see('ind01', 9000);
  expect(clock.openedAt).toBe(2000);
  clock.see('ind02', 9500);
  expect(clock.openedAt).toBe(9500);
});

it('says nothing of a step that was open before', () => {
  const clock = new StepClock('s');
  clock.see('ind01', 2000);
  expect(clock.openedAt).toBeNull();
});

it('remembers over a reload, for this session and this step only', () => {
  const before = new StepClock('s');
  before.see(null, 1000);
  before.see('ind01', 2000);
  const after = (session: string, step: string) => {
    const clock = new StepClock(session);
    clock.see(step, 5000);
    return clock.openedAt;
  };
  expect(after('s', 'ind01')).toBe(2000);
  expect(after('s', 'ind02')).toBeNull();
  expect(after('other', 'ind01')).toBeNull();
});
