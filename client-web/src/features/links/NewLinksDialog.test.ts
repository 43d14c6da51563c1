// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { IssuedLink } from '../../protocol/http_manage';
import NewLinksDialog from './NewLinksDialog.svelte';

const links: IssuedLink[] = [
  {
    invitation: 'i-7324-1',
    role: 'site_operator',
    region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
    site: { id: 'aula', name: 'Aula Media Center' },
    name: 'Aula Media Center',
    token: 'rahasia-luwu',
    path: '/ikut#rahasia-luwu',
  },
  {
    invitation: 'i-fas',
    role: 'facilitator',
    region: null,
    site: null,
    name: 'Fasilitator',
    token: 'rahasia-fas',
    path: '/kelola#rahasia-fas',
  },
];

const onprint = vi.fn();
const onclose = vi.fn();

beforeEach(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  render(NewLinksDialog, { links, onprint, onclose });
});

it('names whose link it is, says that it is shown once, and gives the whole address', () => {
  expect(screen.getByText(/hanya ditampilkan satu kali/)).toBeTruthy();
  const one = screen.getByLabelText<HTMLInputElement>(/Kabupaten Luwu Timur · Aula Media Center/, {
    selector: 'input',
  });
  expect(one.value).toBe(`${location.origin}/ikut#rahasia-luwu`);
});

it('copies one link', async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Salin: Kabupaten Luwu Timur · Aula Media Center' }));
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/ikut#rahasia-luwu`);
  expect(within(screen.getAllByRole('listitem')[0]!).getByRole('button').textContent).toContain('Tersalin');
});

it('copies all of them as text, each under its name and role', async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Salin semua sebagai teks' }));
  const text = await navigator.clipboard.readText();
  expect(text).toContain(
    `Kabupaten Luwu Timur · Aula Media Center (Operator lokasi)\n${location.origin}/ikut#rahasia-luwu`,
  );
  expect(text).toContain(`Fasilitator (Fasilitator)\n${location.origin}/kelola#rahasia-fas`);
});

it('says so when the browser does not allow copying', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  await user.click(screen.getByRole('button', { name: 'Salin semua sebagai teks' }));
  expect(screen.getByText(/Peramban tidak mengizinkan penyalinan/, { selector: 'p' })).toBeTruthy();
});

it('hands over to the print sheet', async () => {
  await userEvent.setup().click(screen.getByRole('button', { name: 'Cetak dengan kode QR' }));
  expect(onprint).toHaveBeenCalledOnce();
});
