// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Later, laterOn, parts } from './later.svelte';
import MissingPart from './MissingPart.svelte';

let reachable: boolean;
const noSuchLine = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const there = () => Promise.resolve({ default: 'part' });
const offer = () => screen.queryByRole('button', { name: 'Muat ulang halaman' });

beforeEach(() => {
  vi.useFakeTimers();
  reachable = true;
  vi.stubGlobal('fetch', () => (reachable ? Promise.resolve(new Response()) : Promise.reject(new TypeError())));
  Object.assign(parts, { missing: false, looking: false });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a part that failed and is wanted is not asked for again: the page offers to load anew once the server is there', async () => {
  reachable = false;
  const load = vi.fn(noSuchLine);
  const part = new Later(load);
  render(MissingPart);
  part.want();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(offer()).toBeNull();
  reachable = true;
  await vi.advanceTimersByTimeAsync(3_000);
  flushSync();
  expect(offer()).toBeTruthy();
  part.want();
  expect(load).toHaveBeenCalledTimes(1);
});

it('a part that failed while nobody wanted it troubles nobody until somebody does', async () => {
  const part = new Later(noSuchLine);
  part.ahead();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(parts.missing).toBe(false);
  part.want();
  await vi.advanceTimersByTimeAsync(0);
  expect(parts.missing).toBe(true);
});

it('what is wanted while the line is down is fetched when it is open again', async () => {
  const line = $state({ open: false });
  const load = vi.fn(there);
  const cleanup = $effect.root(() => {
    const part = laterOn(() => line.open, load);
    part.want();
    part.ahead();
  });
  flushSync();
  expect(load).not.toHaveBeenCalled();
  line.open = true;
  flushSync();
  expect(load).toHaveBeenCalledTimes(1);
  cleanup();
});

it('what nobody wanted is not fetched because the line came back', () => {
  const line = $state({ open: false });
  const load = vi.fn(there);
  const cleanup = $effect.root(() => {
    laterOn(() => line.open, load);
  });
  line.open = true;
  flushSync();
  expect(load).not.toHaveBeenCalled();
  cleanup();
});
