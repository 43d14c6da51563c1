// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asking } from '../../api/ask';
import type { Waiting } from '../../protocol/http_door';
import { announcer } from '../../ui/announcer.svelte';
import { WaitingList } from './waiting_list.svelte';
import WaitingRoom from './WaitingRoom.svelte';

const TIMUR = { code: '73.24', name: 'Kabupaten Luwu Timur' };
const UTARA = { code: '73.22', name: 'Kabupaten Luwu Utara' };
const someone = (knock: string, name: string, region = TIMUR): Waiting => ({
  knock,
  region,
  site: null,
  name,
  unit: 'Bapperida',
  at: '2022-04-21T01:02:00.000Z',
});

let waiting: Waiting[];
let locked: boolean;
let refuses: number | null;
let calls: string[];
let list: WaitingList;

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  waiting = [someone('k1', 'Sri'), someone('k2', 'Budi', UTARA), someone('k3', 'Ana')];
  locked = false;
  refuses = null;
  calls = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    const short = path.replace('/api/v1/sessions/s-1', '');
    if (method === 'GET') return Promise.resolve(Response.json({ locked, waiting }));
    calls.push(`${method} ${short}`);
    if (refuses) return Promise.resolve(Response.json({ code: 'x' }, { status: refuses }));
    if (short === '/lock') ({ locked } = JSON.parse(String(init.body)) as { locked: boolean });
    waiting = waiting.filter((one) => !short.includes(one.knock));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  list = new WaitingList(asking('t'), 's-1');
});
afterEach(() => {
  list.close();
  cleanup();
});

const open = async () => {
  render(WaitingRoom, { list, zone: 'WITA' });
  await screen.findByText('Sri');
};

it('shows who waits under their region, with their office and since when', async () => {
  await open();
  const region = screen.getByRole('region', { name: 'Kabupaten Luwu Timur' });
  expect(within(region).getAllByRole('listitem')).toHaveLength(2);
  expect(region.textContent).toContain('Bapperida');
  expect(region.textContent).toContain('sejak pukul 09.02 WITA');
});

it('lets in one, or all of a region, and reads the list anew', async () => {
  await open();
  await userEvent.click(screen.getByRole('button', { name: /Persilakan masuk: Budi/ }));
  await waitFor(() => {
    expect(screen.queryByText('Budi')).toBeNull();
  });
  await userEvent.click(screen.getByRole('button', { name: /Persilakan semua \(2\): Kabupaten Luwu Timur/ }));
  await screen.findByText('Tidak ada yang menunggu.');
  expect(calls).toEqual(['POST /waiting/k2/admit', 'POST /waiting/k1/admit', 'POST /waiting/k3/admit']);
});

it('refuses only after asking', async () => {
  await open();
  await userEvent.click(screen.getByRole('button', { name: /Tolak: Sri/ }));
  expect(calls).toEqual([]);
  const dialog = screen.getByRole('dialog', { name: 'Tolak Sri?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Tolak' }));
  await waitFor(() => {
    expect(screen.queryByText('Sri')).toBeNull();
  });
  expect(calls).toEqual(['POST /waiting/k1/refuse']);
});

it('leaves the focus where whoever was let in stood, and at last in the room itself', async () => {
  await open();
  await userEvent.click(screen.getByRole('button', { name: /Persilakan masuk: Sri/ }));
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByText('Ana').closest('ul'));
  });
  await userEvent.click(screen.getByRole('button', { name: /Persilakan masuk: Ana/ }));
  await waitFor(() => {
    expect(document.activeElement?.textContent).toContain('Budi');
  });
});

it('locks and unlocks, and says which it is', async () => {
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Kunci pintu' }));
  await screen.findByText(/^Pintu terkunci/);
  await userEvent.click(screen.getByRole('button', { name: 'Buka kunci pintu' }));
  await screen.findByText(/^Pintu terbuka/);
  expect(calls).toEqual(['PUT /lock', 'PUT /lock']);
});

it('says why an order had no effect', async () => {
  await open();
  refuses = 409;
  await userEvent.click(screen.getByRole('button', { name: /Persilakan masuk: Budi/ }));
  expect(await screen.findByText(/^Ini tidak dapat dilakukan pada tahap kegiatan sekarang/)).toBeTruthy();
});

it('tells of whoever comes after the list was first seen', async () => {
  await open();
  const said = vi.spyOn(announcer, 'say');
  waiting = [...waiting, someone('k9', 'Tono', UTARA)];
  await list.setLocked(false);
  expect(said).toHaveBeenCalledWith('Tono dari Kabupaten Luwu Utara menunggu dipersilakan masuk');
  said.mockClear();
  await list.setLocked(false);
  expect(said).not.toHaveBeenCalled();
});

it('says that it may be old when it cannot be read anew', async () => {
  await open();
  const answering = globalThis.fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await list.setLocked(true);
  expect(await screen.findByText(/^Daftar ini belum dapat diperbarui/)).toBeTruthy();
  vi.stubGlobal('fetch', answering);
  await list.setLocked(false);
  await waitFor(() => {
    expect(screen.queryByText(/^Daftar ini belum dapat diperbarui/)).toBeNull();
  });
});

it('passes over an answer that was overtaken by a later one', async () => {
  const late: ((answer: unknown) => void)[] = [];
  let first = true;
  const mine = new WaitingList((_path, options) => {
    if (options?.method) return Promise.resolve(undefined as never);
    if (first) return new Promise((resolve) => late.push(resolve as (answer: unknown) => void)).then((a) => a as never);
    return Promise.resolve({ waiting: [], locked: true } as never);
  }, 's-1');
  await waitFor(() => {
    expect(late).toHaveLength(1);
  });
  first = false;
  await mine.setLocked(true);
  late[0]?.({ waiting: [someone('k1', 'Sri')], locked: false });
  await new Promise((resolve) => setTimeout(resolve));
  expect([mine.count, mine.locked]).toEqual([0, true]);
  mine.close();
});
