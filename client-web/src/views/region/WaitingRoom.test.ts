// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WaitingMe } from '../../protocol/http';
import WaitingRoom from './WaitingRoom.svelte';

const WAITING: WaitingMe = {
  kind: 'waiting',
  state: 'waiting',
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  site: null,
  name: 'Budi',
  session: {
    id: 's-1',
    title: { id: 'Sosialisasi dan Bimtek' },
    host: 'Badan Strategi',
    state: 'lobby',
    starts_at: '2022-04-21T01:00:00.000Z',
    ends_at: '2022-04-21T08:00:00.000Z',
    zone: 'Asia/Jakarta',
  },
};
const LONGEST_PAUSE_MS = 8_000;
let answer: () => Response;
const asked = vi.fn();
const onanswer = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  onanswer.mockClear();
  answer = () => Response.json(WAITING);
  vi.stubGlobal('fetch', (path: string) => {
    asked(path);
    return Promise.resolve().then(() => answer());
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = async () => {
  render(WaitingRoom, { token: 't', onanswer });
  await vi.advanceTimersByTimeAsync(0);
};

it('says what it is for and under which name one waits, and when that is over that one must press', async () => {
  await open();
  expect(screen.getByRole('heading', { name: 'Ruang tunggu' })).toBeTruthy();
  expect(screen.getByText(/^Budi · Kabupaten Luwu Timur/)).toBeTruthy();
  answer = () => Response.json({ kind: 'invitation', role: 'participant' });
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS * 5);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(screen.getByText(/^Kehadiran mulai dicatat setelah Anda menekan Masuk/)).toBeTruthy();
  expect(onanswer).not.toHaveBeenCalled();
  screen.getByRole('button', { name: 'Masuk' }).click();
  expect(onanswer.mock.calls).toEqual([[true]]);
});

it('tells who was refused, and still lets them in when they are admitted after all', async () => {
  await open();
  answer = () => Response.json({ ...WAITING, state: 'refused' });
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.getByRole('heading', { name: 'Panitia belum dapat menerima Anda' })).toBeTruthy();
  answer = () => Response.json({ kind: 'invitation', role: 'participant' });
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.getByRole('heading', { name: 'Anda dipersilakan masuk.' })).toBeTruthy();
});

it('keeps asking while the server cannot be reached, and says so', async () => {
  await open();
  answer = () => {
    throw new TypeError('offline');
  };
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.getByText('Server belum menjawab. Halaman ini terus mencoba.')).toBeTruthy();
  answer = () => Response.json(WAITING);
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.queryByText('Server belum menjawab. Halaman ini terus mencoba.')).toBeNull();
});

it('keeps asking when something on the way answers with a page of its own', async () => {
  await open();
  answer = () => new Response('<!doctype html><title>Masuk Wi-Fi</title>');
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.getByText('Server belum menjawab. Halaman ini terus mencoba.')).toBeTruthy();
  answer = () => Response.json(WAITING);
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(screen.queryByText('Server belum menjawab. Halaman ini terus mencoba.')).toBeNull();
});

it('a token that is void ends the waiting', async () => {
  await open();
  answer = () => Response.json({ code: 'unauthorized' }, { status: 401 });
  await vi.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
  expect(onanswer).toHaveBeenCalledTimes(1);
});

it('leaves nobody to wait for a session that is over', async () => {
  answer = () => Response.json({ ...WAITING, session: { ...WAITING.session, state: 'ended' } });
  await open();
  expect(screen.getByRole('heading', { name: 'Kegiatan ini tidak menerima peserta lagi' })).toBeTruthy();
});
