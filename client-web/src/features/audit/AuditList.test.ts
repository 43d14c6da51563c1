// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import AuditList from './AuditList.svelte';

let asked: string[];
let answers: (Response | Error)[];

const page = (numbers: number[], more: boolean) => {
  const entries = numbers.map((number) => ({
    number,
    at: '2022-04-21T01:00:00.000Z',
    by: { kind: 'account', id: 'u-1', name: 'panitia', script: null },
    action: 'account_added',
    session: { id: 's 1', title: { id: 'Bimtek Sulawesi' } },
    about: `akun-${number}`,
    detail: {},
  }));
  return new Response(JSON.stringify({ entries, more }), { status: 200 });
};

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const answer = answers.shift() ?? new Error('nothing more to say');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
});

const show = (session: string | null) => {
  const href = (id: string) => `/kelola/sesi/${encodeURIComponent(id)}/catatan`;
  render(AuditList, { account: new Account('masuk'), session, href, onfollow: vi.fn() });
};

it('shows who changed what and when, newest first, and older ones when they are asked for', async () => {
  answers = [page([9, 8], true), page([3], false)];
  show(null);
  expect(await screen.findByText('Akun akun-9 dibuat')).toBeTruthy();
  expect(screen.getAllByText('Kamis, 21 April 2022, 08.00 WIB')).toHaveLength(2);
  expect(screen.getAllByText('panitia')).toHaveLength(2);
  expect(screen.getAllByRole('link', { name: 'Kegiatan: Bimtek Sulawesi' })[0]?.getAttribute('href')).toBe(
    '/kelola/sesi/s%201/catatan',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Tampilkan yang lebih lama' }));
  expect(await screen.findByText('Akun akun-3 dibuat')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(screen.queryByRole('button')).toBeNull();
  expect(asked).toEqual(['/api/v1/audit?limit=50', '/api/v1/audit?limit=50&before=8']);
});

it('asks for one session alone, in its zone, without naming it on every line', async () => {
  answers = [Response.json({ zone: 'Asia/Makassar' }), page([1], false)];
  show('s 1');
  expect(await screen.findByText('Akun akun-1 dibuat')).toBeTruthy();
  expect(screen.getByText('Kamis, 21 April 2022, 09.00 WITA')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
  expect(asked).toEqual(['/api/v1/sessions/s%201', '/api/v1/audit?limit=50&session=s+1']);
});

it('keeps what it has when the server does not answer, and goes on from there', async () => {
  answers = [page([9], true), new TypeError('offline'), page([3], false)];
  show(null);
  await userEvent.click(await screen.findByRole('button', { name: 'Tampilkan yang lebih lama' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Belum berhasil');
  expect(screen.getByText('Akun akun-9 dibuat')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
  expect(await screen.findByText('Akun akun-3 dibuat')).toBeTruthy();
  expect(asked.at(-1)).toBe('/api/v1/audit?limit=50&before=9');
});
