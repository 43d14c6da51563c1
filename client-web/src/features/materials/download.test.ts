import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Download } from './download.svelte';

const CONTENT = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
const ETAG = '"satu"';

let asked: { range: string | null; condition: string | null }[];

/** A line that breaks after so many bytes of each answer; 0: no answer at all. */
function line(breaks: number[], etag = () => ETAG) {
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const range = headers.get('Range');
    asked.push({ range, condition: headers.get('If-Range') });
    const most = breaks.shift() ?? Infinity;
    if (most === 0) return Promise.reject(new TypeError('offline'));
    let sent = false;
    const goesOn = range !== null && headers.get('If-Range') === etag();
    const content = CONTENT.slice(goesOn ? Number(/^bytes=(\d+)-$/.exec(range)?.[1]) : 0);
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (sent && content.length > most) return controller.error(new TypeError('broken'));
          if (sent) return controller.close();
          sent = true;
          controller.enqueue(content.slice(0, most));
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(body, { status: goesOn ? 206 : 200, headers: { ETag: etag() } }));
  });
}

const bytesOf = async (blob: Blob | null) => new Uint8Array((await blob?.arrayBuffer()) ?? []);
const download = () => new Download('/sessions/s1/materials/m1', () => 'undangan', CONTENT.length);

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('brings the file', async () => {
  line([]);
  expect(await bytesOf(await download().fetch())).toEqual(CONTENT);
  expect(asked).toEqual([{ range: null, condition: null }]);
});

it('goes on where the line broke, as often as it brings something', async () => {
  line([100, 100, 100, 100, 100, 100, 100]);
  const file = download().fetch();
  await vi.runAllTimersAsync();
  expect(await bytesOf(await file)).toEqual(CONTENT);
  expect(asked.length).toBe(8);
  expect(asked[1]).toEqual({ range: 'bytes=100-', condition: ETAG });
});

it('begins anew when the file is another', async () => {
  const etags = ['"satu"', '"satu"', '"dua"', '"dua"'];
  line([600], () => etags.shift() ?? '"dua"');
  const file = download().fetch();
  await vi.runAllTimersAsync();
  expect(await bytesOf(await file)).toEqual(CONTENT);
});

it('stops when nothing comes any more, and keeps what it has for the next try', async () => {
  line([400, 0, 0, 0, 0, 0]);
  const one = download();
  const first = one.fetch();
  await vi.runAllTimersAsync();
  expect(await first).toBeNull();
  expect(one.phase).toBe('stopped');
  expect(one.received).toBe(400);
  const second = one.fetch();
  await vi.runAllTimersAsync();
  expect(await bytesOf(await second)).toEqual(CONTENT);
  expect(asked.at(-1)?.range).toBe('bytes=400-');
});

it('gives up a line on which nothing is said', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new ReadableStream({}), { status: 200 })));
  const one = download();
  const file = one.fetch();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(await file).toBeNull();
  expect(one.phase).toBe('stopped');
});

it('does not ask again for what is not there', async () => {
  vi.stubGlobal('fetch', () => {
    asked.push({ range: null, condition: null });
    return Promise.resolve(new Response('{"code":"unknown"}', { status: 404 }));
  });
  const one = download();
  expect(await one.fetch()).toBeNull();
  expect(one.phase).toBe('gone');
  expect(asked.length).toBe(1);
});

it('waits for the person when the sign-in is over: the file is still there', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'unknown_token' }, { status: 401 })));
  const one = download();
  const file = one.fetch();
  await vi.runAllTimersAsync();
  expect([await file, one.phase]).toEqual([null, 'stopped']);
});
