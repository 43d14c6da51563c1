// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAwake, Watching } from './watching.svelte';

const me = (role: string) => ({ kind: 'invitation', invitation: 'i', role, session: { id: 's' } });
let answer: () => Promise<Response>;
let sockets: string[];
let watching: Watching | undefined;

const answers = (body: unknown, status = 200) => {
  answer = () => Promise.resolve(new Response(JSON.stringify(body), { status }));
};
const opened = async (hash = '#token') => {
  history.replaceState(null, '', `/layar${hash}`);
  watching = new Watching('/layar', 'screen');
  await vi.advanceTimersByTimeAsync(0);
  return watching;
};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  sockets = [];
  vi.stubGlobal('fetch', () => answer());
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor(url: string) {
        sockets.push(url);
      }
      close() {}
    },
  );
});
afterEach(() => {
  watching?.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('joins at once, and takes the token out of the address', async () => {
  answers(me('screen'));
  const { live, obstacle } = await opened();
  expect(live).not.toBeNull();
  expect(obstacle).toBeNull();
  expect(sockets).toHaveLength(1);
  expect(location.hash).toBe('');
});

it.each(['site_operator', 'participant', 'facilitator', 'observer'])(
  'does not join with the link of a %s, for whom that could count as attendance',
  async (role) => {
    answers(me(role));
    expect((await opened()).obstacle).toBe('wrong_page');
    expect(sockets).toEqual([]);
  },
);

it('asks again by itself until the server answers', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  const page = await opened();
  expect(page.obstacle).toBe('unreachable');
  answers(me('screen'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.obstacle).toBeNull();
  expect(sockets).toHaveLength(1);
});

it('says that a link is not valid any more, and does not ask again', async () => {
  answers({ code: 'unauthorized' }, 401);
  const page = await opened();
  answers(me('screen'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.obstacle).toBe('unknown_token');
});

it('says what to do when it was opened without a link', async () => {
  expect((await opened('')).obstacle).toBe('no_invitation');
});

it('keeps the screen awake while it is seen, and asks anew when it is seen again', async () => {
  const release = vi.fn(() => Promise.resolve());
  const request = vi.fn(() => Promise.resolve({ release }));
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  const stop = keepAwake();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(request).toHaveBeenCalledTimes(2);
  stop();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(request).toHaveBeenCalledTimes(2);
  expect(release).toHaveBeenCalled();
  Reflect.deleteProperty(navigator, 'wakeLock');
});
