// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import PasteDialog from './PasteDialog.svelte';

it('says what was kept, and names each broken line while the list stays to be corrected', async () => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  const problems = [
    { line: 2, code: 'unknown_region' },
    { line: 5, code: 'number_letters' },
  ];
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ kept: 598, problems }), { status: 200 })));
  const onkept = vi.fn();
  render(PasteDialog, { path: '/sessions/s', account: new Account('t'), onkept, onclose: vi.fn() });
  const user = userEvent.setup();
  const list = screen.getByLabelText('Daftar kontak');
  await user.type(list, '73.24;Ani;0812');
  await user.click(screen.getByRole('button', { name: 'Simpan kontak' }));
  expect(await screen.findByText('598 kontak tersimpan.')).toBeTruthy();
  expect(screen.getByText('Baris 2: daerah ini tidak diundang, atau kode atau namanya salah.')).toBeTruthy();
  expect(screen.getByText('Baris 5: nomor memuat huruf atau tanda yang tidak dikenal.')).toBeTruthy();
  expect((list as HTMLTextAreaElement).value).toBe('73.24;Ani;0812');
  expect(onkept).toHaveBeenCalledOnce();
});
