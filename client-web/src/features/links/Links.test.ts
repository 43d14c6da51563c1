// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LinkSummary } from '../../protocol/http_manage';
import { Account } from '../sign_in/account.svelte';
import Links from './Links.svelte';

const invitee = (change: Partial<LinkSummary>): LinkSummary => ({
  invitation: 'i-1',
  role: 'site_operator',
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  site: { id: 'aula', name: 'Aula Media Center' },
  name: 'Aula Media Center',
  tokens: 2,
  revoked: false,
  ...change,
});
const list = [
  invitee({}),
  invitee({ invitation: 'i-2', region: { code: '73.22', name: 'Kabupaten Luwu Utara' }, revoked: true, tokens: 0 }),
  invitee({ invitation: 'i-3', role: 'facilitator', region: null, site: null, name: 'Fasilitator', tokens: 1 }),
];

let calls: { path: string; method: string; body: unknown }[];

beforeEach(() => {
  calls = [];
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    const body = init.body === undefined ? null : (JSON.parse(String(init.body)) as { invitations: string[] });
    calls.push({ path, method, body });
    if (path.endsWith('/revoke')) return Promise.resolve(new Response(null, { status: 204 }));
    const links = body
      ? list
          .filter((one) => body.invitations.includes(one.invitation))
          .map((one) => ({ ...one, token: `t-${one.invitation}`, path: `/ikut#t-${one.invitation}` }))
      : list;
    return Promise.resolve(new Response(JSON.stringify({ links }), { status: 200 }));
  });
});

const open = async () => {
  const onprint = vi.fn();
  render(Links, { session: 's 1', account: new Account('masuk'), onprint });
  await screen.findByRole('table');
  return onprint;
};

it('makes links for the invitations that are shown, without revoked ones, and shows them once', async () => {
  const user = userEvent.setup();
  const onprint = await open();
  await user.type(screen.getByRole('searchbox'), 'luwu');
  await user.click(screen.getByRole('button', { name: 'Buat tautan baru untuk 1 undangan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Tautan baru' });
  expect(calls[1]).toEqual({ path: '/api/v1/sessions/s%201/links', method: 'POST', body: { invitations: ['i-1'] } });
  await user.click(within(dialog).getByRole('button', { name: 'Cetak dengan kode QR' }));
  expect(onprint).toHaveBeenCalledWith([expect.objectContaining({ token: 't-i-1' })]);
});

it('revokes only after asking', async () => {
  const user = userEvent.setup();
  await open();
  const row = screen.getByRole('row', { name: /Luwu Timur/ });
  await user.click(within(row).getByRole('button', { name: /Cabut/ }));
  expect(within(row).getByRole('button', { name: /Cabut/ }).classList).toContain('danger');
  expect(calls).toHaveLength(1);
  const dialog = screen.getByRole('dialog', { name: /Cabut undangan Kabupaten Luwu Timur/ });
  await user.click(within(dialog).getByRole('button', { name: 'Cabut' }));
  await waitFor(() => {
    expect(calls[1]).toMatchObject({ path: '/api/v1/sessions/s%201/invitations/i-1/revoke', method: 'POST' });
  });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('offers nothing for an invitation that was revoked, and says how many are', async () => {
  await open();
  expect(screen.getByText(/Menampilkan 3 dari 3 undangan, 1 di antaranya sudah dicabut/)).toBeTruthy();
  const row = screen.getByRole('row', { name: /Luwu Utara/ });
  expect(row.textContent).toContain('Dicabut');
  expect(within(row).queryByRole('button')).toBeNull();
});

it('says so when the server does not answer, and tries again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  render(Links, { session: 's', account: new Account('masuk'), onprint: vi.fn() });
  expect((await screen.findByRole('alert')).textContent).toContain('Belum berhasil');
  expect(screen.getByRole('button', { name: 'Coba lagi' })).toBeTruthy();
});
