// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { RegionRecord } from '../../protocol/http_prepare';
import Confirmation from './Confirmation.svelte';

beforeEach(() => {
  sessionStorage.clear();
});

const record: RegionRecord = {
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  province: { code: '73', name: 'Sulawesi Selatan' },
  zone: 'Asia/Makassar',
  sites: [{ id: 'aula', name: 'Aula Media Center', expected_heads: 28, heads: null }],
  contact: null,
  state: 'opened',
  sent_at: null,
  opened_at: null,
  confirmed_at: null,
  note: '',
  test: null,
};
const open = () => {
  const onread = vi.fn(() => Promise.resolve());
  const props = (change: Partial<RegionRecord> = {}) => ({
    record: { ...record, ...change },
    path: '/sessions/s/regions/73.24',
    token: 't',
    zone: 'Asia/Makassar',
    host: 'Badan',
    onread,
  });
  const { rerender, unmount } = render(Confirmation, props());
  return {
    user: userEvent.setup(),
    onread,
    unmount,
    becomes: (change: Partial<RegionRecord>) => rerender(props(change)),
  };
};
const answering = (status: number, body: unknown) => {
  const calls: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    calls.push(JSON.parse(String(init.body)));
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));
  });
  return calls;
};

it('begins with what is expected, and sends what was typed', async () => {
  const calls = answering(204, null);
  const { user, onread } = open();
  const heads = screen.getByLabelText('Jumlah orang di Aula Media Center');
  expect((heads as HTMLInputElement).value).toBe('28');
  await user.clear(heads);
  await user.type(heads, '30');
  await user.type(screen.getByLabelText('Nama kontak (boleh dikosongkan)'), 'Ani');
  await user.type(screen.getByLabelText('Nomor WhatsApp kontak (boleh dikosongkan)'), '0812-3456-7890');
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect(calls).toEqual([{ name: 'Ani', number: '0812-3456-7890', note: '', sites: [{ id: 'aula', heads: 30 }] }]);
  expect(await screen.findByText(/Konfirmasi tersimpan/)).toBeTruthy();
  // Before it is sent, and after.
  expect(onread).toHaveBeenCalledTimes(2);
});

it('names a number that is none, and keeps what was typed', async () => {
  answering(400, { code: 'invalid', field: 'number', detail: 'number_too_short' });
  const { user } = open();
  const number = screen.getByLabelText('Nomor WhatsApp kontak (boleh dikosongkan)');
  await user.type(number, '0812');
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect(await screen.findByText('Nomor terlalu pendek.')).toBeTruthy();
  expect((number as HTMLInputElement).value).toBe('0812');
});

it('sends nothing while a number of heads is none', async () => {
  const calls = answering(204, null);
  const { user } = open();
  const heads = screen.getByLabelText('Jumlah orang di Aula Media Center');
  await user.clear(heads);
  await user.type(heads, 'banyak');
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect(calls).toEqual([]);
  expect(document.activeElement).toBe(heads);
  expect(screen.getByText('Isi dengan angka 0 sampai 2.000.')).toBeTruthy();
});

it('leaves alone what others have changed since the page was opened', async () => {
  const calls = answering(204, null);
  const { user, becomes } = open();
  await user.type(screen.getByLabelText('Catatan untuk penyelenggara (boleh dikosongkan)'), 'Proyektor rusak');
  await becomes({ contact: { name: 'Ani', number: '+6281234567890' } });
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect(calls).toMatchObject([{ name: 'Ani', number: '+6281234567890', note: 'Proyektor rusak' }]);
});

it('keeps what was typed through a reload, until it is confirmed', async () => {
  answering(204, null);
  const first = open();
  await first.user.type(screen.getByLabelText('Nama kontak (boleh dikosongkan)'), 'Ani');
  first.unmount();
  const second = open();
  const name = () => screen.getByLabelText<HTMLInputElement>('Nama kontak (boleh dikosongkan)');
  expect(name().value).toBe('Ani');
  await second.user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  await screen.findByText(/Konfirmasi tersimpan/);
  second.unmount();
  open();
  expect(name().value).toBe('');
});

it('says that it was not confirmed when a site is none any more', async () => {
  answering(400, { code: 'invalid', field: 'sites', detail: 'unknown' });
  const { user } = open();
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect((await screen.findByRole('alert')).textContent).toContain('tetap ada');
});

it('keeps what is typed while the confirmation is on its way', async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  const { user } = open();
  const name = screen.getByLabelText<HTMLInputElement>('Nama kontak (boleh dikosongkan)');
  await user.type(name, 'Ani');
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  await user.type(name, ' Sari');
  answer(new Response(null, { status: 204 }));
  await screen.findByText(/Konfirmasi tersimpan/);
  expect(name.value).toBe('Ani Sari');
});
