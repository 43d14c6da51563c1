import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { call, Problem, request } from './http';

const UNREACHABLE = new Problem(0, 'unreachable');
let answer: (signal: AbortSignal) => Response | Promise<Response>;

/** The first bytes of an answer come, the rest never does; aborting ends it, as in a browser. */
const stuck = (signal: AbortSignal, status = 200): Response =>
  new Response(
    new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode('{"kind":'));
        signal.addEventListener('abort', () => {
          body.error(new DOMException('aborted', 'AbortError'));
        });
      },
    }),
    { status },
  );

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_path: string, { signal }: { signal: AbortSignal }) => answer(signal));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('a page that something on the way put in the place of the answer is none', async () => {
  answer = () => new Response('<!doctype html><title>Masuk Wi-Fi</title>');
  await expect(call('/me')).rejects.toEqual(UNREACHABLE);
});

it('an answer that stops in the middle is none after the deadline', async () => {
  answer = (signal) => stuck(signal);
  const asked = expect(call('/me')).rejects.toEqual(UNREACHABLE);
  await vi.advanceTimersByTimeAsync(15_000);
  await asked;
});

it('a refusal keeps its status, though its body says nothing or never ends', async () => {
  answer = () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
  await expect(call('/me')).rejects.toEqual(new Problem(502, 'unknown_error'));
  answer = (signal) => stuck(signal, 401);
  const asked = expect(call('/me')).rejects.toEqual(new Problem(401, 'unknown_error'));
  await vi.advanceTimersByTimeAsync(15_000);
  await asked;
});

it('whoever reads the body themselves, as a large file, has the time that it takes', async () => {
  let aborted = false;
  answer = (signal) => {
    signal.addEventListener('abort', () => (aborted = true));
    return stuck(signal);
  };
  await request('/materials/1');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(aborted).toBe(false);
});

it('an empty answer is undefined', async () => {
  answer = () => new Response(null, { status: 204 });
  await expect(call('/me')).resolves.toBeUndefined();
});
