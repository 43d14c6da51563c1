// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pollWhileVisible } from './polling';

let seen: DocumentVisibilityState;
let stop: () => void;
const look = (state: DocumentVisibilityState) => {
  seen = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  seen = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => seen);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('asks at once, and again a pause after each answer', async () => {
  const ask = vi.fn(() => Promise.resolve(true));
  stop = pollWhileVisible(ask, () => 5000);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4999);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('waits for a slow answer instead of asking twice', async () => {
  let answer: (goOn: boolean) => void = () => undefined;
  const ask = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
  stop = pollWhileVisible(ask, () => 5000);
  await vi.advanceTimersByTimeAsync(60_000);
  look('visible');
  expect(ask).toHaveBeenCalledTimes(1);
  answer(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('leaves the server alone while nobody looks, and asks at once when somebody does again', async () => {
  const ask = vi.fn(() => Promise.resolve(true));
  stop = pollWhileVisible(ask, () => 5000);
  await vi.advanceTimersByTimeAsync(1);
  look('hidden');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask).toHaveBeenCalledTimes(1);
  look('visible');
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ask).toHaveBeenCalledTimes(3);
});

it('asks no more once the answer was the last, or it was stopped in the middle of one', async () => {
  const last = vi.fn(() => Promise.resolve(false));
  stop = pollWhileVisible(last, () => 5000);
  await vi.advanceTimersByTimeAsync(60_000);
  look('visible');
  expect(last).toHaveBeenCalledTimes(1);

  const ask = vi.fn(() => Promise.resolve(true));
  stop = pollWhileVisible(ask, () => 5000);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('goes on after an ask that failed in a way nobody foresaw', async () => {
  const { process: runner } = globalThis as unknown as { process: { once(event: string, then: () => void): void } };
  const reported = vi.fn();
  runner.once('unhandledRejection', reported);
  const ask = vi.fn(() => Promise.resolve(true)).mockRejectedValueOnce(new TypeError('not foreseen'));
  stop = pollWhileVisible(ask, () => 5000);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(reported).toHaveBeenCalledTimes(1);
});
