// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import PasswordForm from './PasswordForm.svelte';
import ScriptTokens from './ScriptTokens.svelte';
import SignOutEverywhere from './SignOutEverywhere.svelte';

let calls: { path: string; method: string; body: unknown }[];
let answer: (path: string, method: string) => [number, unknown];
const account = new Account('masuk');

beforeEach(() => {
  calls = [];
  answer = () => [204, null];
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    calls.push({ path, method, body: init.body === undefined ? null : JSON.parse(String(init.body)) });
    const [status, body] = answer(path, method);
    return Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status }));
  });
});

describe('a new password', () => {
  const fill = async (old: string, fresh: string, repeated = fresh) => {
    render(PasswordForm, { account, name: 'panitia' });
    const enter = (label: string, value: string) =>
      fireEvent.input(screen.getByLabelText(label), { target: { value } });
    await enter('Kata sandi sekarang', old);
    await enter('Kata sandi baru', fresh);
    await enter('Kata sandi baru, sekali lagi', repeated);
    await userEvent.click(screen.getByRole('button', { name: 'Ganti kata sandi' }));
  };

  it('is sent with the old one, and leaves nothing in the form', async () => {
    await fill('sandi lama', 'sandi yang baru');
    expect(await screen.findByText(/Kata sandi sudah diganti/)).toBeTruthy();
    const body = { old: 'sandi lama', new: 'sandi yang baru' };
    expect(calls).toEqual([{ path: '/api/v1/me/password', method: 'POST', body }]);
    for (const field of ['Kata sandi sekarang', 'Kata sandi baru', 'Kata sandi baru, sekali lagi']) {
      expect(screen.getByLabelText<HTMLInputElement>(field).value).toBe('');
    }
  });

  it.each([
    ['', 'sandi yang baru', 'sandi yang baru', 'Kata sandi sekarang'],
    ['sandi lama', 'pendek', 'pendek', 'Kata sandi baru'],
    ['sandi lama', 'sandi yang baru', 'sandi yang lain', 'Kata sandi baru, sekali lagi'],
  ])(
    'is not sent with a mistake, and the field with the mistake is where one goes on',
    async (old, fresh, repeated, field) => {
      await fill(old, fresh, repeated);
      await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(field)));
      expect(screen.getByLabelText(field).getAttribute('aria-invalid')).toBe('true');
      expect(calls).toEqual([]);
    },
  );

  it.each([
    [403, 'Ini bukan kata sandi Anda yang sekarang.'],
    [400, 'Kata sandi baru harus 8 sampai 200 karakter.'],
    [429, /Terlalu banyak percobaan/],
    [503, /Belum berhasil/],
  ])('that is refused with %i keeps what was typed and says why', async (status, words) => {
    answer = () => [status, { code: 'x' }];
    await fill('sandi lama', 'sandi yang baru');
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Kata sandi baru').value).toBe('sandi yang baru');
  });
});

describe('signing out everywhere', () => {
  it('is asked about first', async () => {
    const onsignedout = vi.fn();
    render(SignOutEverywhere, { account, onsignedout });
    await userEvent.click(screen.getByRole('button', { name: 'Keluar dari semua perangkat' }));
    expect(calls).toEqual([]);
    const dialog = screen.getByRole('dialog', { name: 'Keluar dari semua perangkat?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keluar dari semua perangkat' }));
    await waitFor(() => expect(onsignedout).toHaveBeenCalled());
    expect(calls).toEqual([{ path: '/api/v1/logins', method: 'DELETE', body: null }]);
  });
});

describe('tokens for scripts', () => {
  const rekap = { id: 'tk-1', name: 'rekap', created_at: '2022-04-21T01:00:00.000Z', expires_at: null };

  it('are made with a name and an end, and shown once', async () => {
    answer = (_, method) => (method === 'POST' ? [201, { ...rekap, token: 'rahasia' }] : [200, { tokens: [] }]);
    render(ScriptTokens, { account });
    await screen.findByText('Belum ada token.');
    await userEvent.click(screen.getByRole('button', { name: 'Buat token' }));
    expect(screen.getByText('Isi nama skrip, paling banyak 80 karakter.')).toBeTruthy();
    expect(calls).toHaveLength(1);
    await userEvent.type(screen.getByLabelText('Untuk skrip apa'), ' rekap ');
    await userEvent.selectOptions(screen.getByLabelText('Berlaku sampai'), 'Tanpa batas waktu');
    await userEvent.click(screen.getByRole('button', { name: 'Buat token' }));
    const dialog = await screen.findByRole('dialog', { name: 'Token baru' });
    expect(within(dialog).getByLabelText<HTMLInputElement>('Token').value).toBe('rahasia');
    expect(calls[1]).toEqual({ path: '/api/v1/tokens', method: 'POST', body: { name: 'rekap', expires_at: null } });
  });

  it('are revoked only after asking', async () => {
    answer = (_, method) => (method === 'DELETE' ? [204, null] : [200, { tokens: [rekap] }]);
    render(ScriptTokens, { account });
    await userEvent.click(await screen.findByRole('button', { name: 'Cabut: rekap' }));
    expect(calls).toHaveLength(1);
    const dialog = screen.getByRole('dialog', { name: 'Cabut token “rekap”?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cabut' }));
    await waitFor(() => expect(calls[1]).toMatchObject({ path: '/api/v1/tokens/tk-1', method: 'DELETE' }));
  });

  it('that are too many are said to be', async () => {
    answer = (_, method) => (method === 'POST' ? [400, { detail: 'too_many' }] : [200, { tokens: [rekap] }]);
    render(ScriptTokens, { account });
    await userEvent.type(await screen.findByLabelText('Untuk skrip apa'), 'lagi');
    await userEvent.click(screen.getByRole('button', { name: 'Buat token' }));
    expect(await screen.findByText(/Anda sudah mempunyai 20 token/)).toBeTruthy();
  });
});
