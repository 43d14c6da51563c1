// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RegionRecord } from '../../protocol/http_prepare';
import Confirmation from './Confirmation.svelte';

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
  const onsaved = vi.fn(() => Promise.resolve());
  render(Confirmation, {
    record,
    path: '/sessions/s/regions/73.24',
    token: 't',
    zone: 'Asia/Makassar',
    host: 'Badan',
    onsaved,
  });
  return { user: userEvent.setup(), onsaved };
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
  const { user, onsaved } = open();
  const heads = screen.getByLabelText('Jumlah orang di Aula Media Center');
  expect((heads as HTMLInputElement).value).toBe('28');
  await user.clear(heads);
  await user.type(heads, '30');
  await user.type(screen.getByLabelText('Nama kontak (boleh dikosongkan)'), 'Ani');
  await user.type(screen.getByLabelText('Nomor WhatsApp kontak (boleh dikosongkan)'), '0812-3456-7890');
  await user.click(screen.getByRole('button', { name: 'Konfirmasi' }));
  expect(calls).toEqual([{ name: 'Ani', number: '0812-3456-7890', note: '', sites: [{ id: 'aula', heads: 30 }] }]);
  expect(await screen.findByText(/Konfirmasi tersimpan/)).toBeTruthy();
  expect(onsaved).toHaveBeenCalledOnce();
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
