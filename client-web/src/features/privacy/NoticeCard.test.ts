// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import NoticeCard from './NoticeCard.svelte';

let saving: ((answer: Response) => void)[];
let sent: unknown[];

beforeEach(() => {
  saving = [];
  sent = [];
  sessionStorage.clear();
  vi.stubGlobal('fetch', (_path: string, { method, body }: RequestInit) => {
    if (method !== 'PUT') return Promise.resolve(Response.json({ notice: null }));
    sent.push(JSON.parse(String(body)));
    return new Promise((resolve) => saving.push(resolve));
  });
});
afterEach(cleanup);

const title = () => screen.getByText('Pemberitahuan privasi');
const field = () => screen.findByLabelText<HTMLTextAreaElement>('Pengendali data');

async function open() {
  render(NoticeCard, { account: new Account('t') });
  await userEvent.click(title());
  return field();
}

it('keeps what is typed while the card is folded, and over a reload', async () => {
  await userEvent.type(await open(), 'Bappenas');
  await userEvent.click(title());
  await new Promise((resolve) => setTimeout(resolve));
  expect((await field()).value).toBe('Bappenas');
  cleanup();
  expect((await open()).value).toBe('Bappenas');
});

it('says that it is saved of what was sent only, and then keeps no draft', async () => {
  await userEvent.type(await open(), 'Bappenas');
  await userEvent.type(screen.getByLabelText('Narahubung'), 'Ani');
  const save = screen.getByRole('button', { name: 'Simpan pemberitahuan' });
  await userEvent.click(save);
  await userEvent.type(await field(), ', Jakarta');
  saving[0]?.(new Response(null, { status: 204 }));
  await waitFor(() => {
    expect(JSON.parse(sessionStorage.getItem('bimtek.notice') ?? '')).toEqual({ controller: 'Bappenas, Jakarta' });
  });
  expect(screen.queryByText('Pemberitahuan privasi disimpan.')).toBeNull();
  await userEvent.click(save);
  saving[1]?.(new Response(null, { status: 204 }));
  expect(await screen.findByText('Pemberitahuan privasi disimpan.')).toBeTruthy();
  expect(sent[1]).toMatchObject({ controller: 'Bappenas, Jakarta', contact: 'Ani' });
  expect(sessionStorage.getItem('bimtek.notice')).toBeNull();
});
