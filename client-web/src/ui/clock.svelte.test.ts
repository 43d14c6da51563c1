// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { clock } from './clock.svelte';

it('ticks while something shows the time, and not a second longer', async () => {
  vi.useFakeTimers({ now: 0 });
  const shown: number[] = [];
  const takeOff = $effect.root(() => {
    $effect(() => {
      shown.push(clock.now);
    });
  });
  flushSync();
  vi.advanceTimersByTime(2000);
  flushSync();
  takeOff();
  await Promise.resolve();
  vi.advanceTimersByTime(2000);
  flushSync();
  expect(shown).toEqual([0, 2000]);
  expect(vi.getTimerCount()).toBe(0);
  expect(clock.now).toBe(4000);
  vi.useRealTimers();
});
