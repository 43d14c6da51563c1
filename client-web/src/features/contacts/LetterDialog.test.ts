// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SessionSummary } from '../../protocol/http';
import type { Letter, RegionRecord } from '../../protocol/http_prepare';
import LetterDialog from './LetterDialog.svelte';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});

const letters: Letter[] = [
  { kind: 'invitation', text: 'Undangan {kontak}, {tanggal}: {tautan}', standard: true },
  { kind: 'missing', text: 'Belum hadir: {kegiatan}', standard: true },
];
const session = {
  id: 's',
  title: { id: 'Bimtek', en: 'Workshop' },
  host: 'Badan',
  starts_at: '2022-04-21T00:00:00.000Z',
  zone: 'Asia/Makassar',
} as SessionSummary;
const region = {
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  contact: { name: 'Ani', number: '+6281234567890' },
} as RegionRecord;

function open(onsent = vi.fn(() => Promise.resolve(true))) {
  const answers: ((link: string) => void)[] = [];
  const newLink = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
  render(LetterDialog, {
    region,
    session,
    letters,
    code: undefined,
    newLink,
    newDoorLink: newLink,
    onsent,
    onclose: vi.fn(),
  });
  return { answers, newLink, user: userEvent.setup() };
}

it('is neither edited nor sent before its link is there', async () => {
  const { answers } = open();
  expect(screen.getByText('Menyiapkan surat…')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
  answers[0]?.('https://contoh/daerah#a');
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox');
  expect(text.value).toBe('Undangan Ani, Kamis, 21 April 2022: https://contoh/daerah#a');
});

it('is the one that was chosen last, whichever is ready first, and its link is made once', async () => {
  const { answers, newLink, user } = open();
  const kind = screen.getByRole('combobox');
  await user.selectOptions(kind, 'missing');
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox');
  answers[0]?.('https://contoh/daerah#a');
  await new Promise((resolve) => setTimeout(resolve));
  expect(text.value).toBe('Belum hadir: Bimtek');
  await user.selectOptions(kind, 'invitation');
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toContain('#a');
  expect(newLink).toHaveBeenCalledOnce();
});

it('keeps what was edited of each kind, until it is emptied', async () => {
  const { answers, user } = open();
  answers[0]?.('https://contoh/daerah#a');
  await user.type(await screen.findByRole('textbox'), ' Salam.');
  const kind = screen.getByRole('combobox');
  const text = () => screen.findByRole<HTMLTextAreaElement>('textbox');
  await user.selectOptions(kind, 'missing');
  expect((await text()).value).toBe('Belum hadir: Bimtek');
  await user.selectOptions(kind, 'invitation');
  expect((await text()).value).toBe('Undangan Ani, Kamis, 21 April 2022: https://contoh/daerah#a Salam.');
  await user.clear(await text());
  await user.selectOptions(kind, 'missing');
  await user.selectOptions(kind, 'invitation');
  expect((await text()).value).toBe('Undangan Ani, Kamis, 21 April 2022: https://contoh/daerah#a');
});

it('says when the region could not be marked, and marks it again', async () => {
  const onsent = vi.fn(() => Promise.resolve(true));
  onsent.mockResolvedValueOnce(false);
  const { answers, user } = open(onsent);
  answers[0]?.('https://contoh/daerah#a');
  await user.click(await screen.findByRole('link', { name: 'Buka WhatsApp' }));
  expect(await screen.findByText(/belum dapat ditandai/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tandai sudah dikirimi' }));
  expect(onsent).toHaveBeenCalledTimes(2);
  expect(screen.queryByText(/belum dapat ditandai/)).toBeNull();
});
