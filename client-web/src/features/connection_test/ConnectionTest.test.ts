// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import ConnectionTest from './ConnectionTest.svelte';

const good = { websocket: true, round_trip_ms: 80, kbit_s: 4200, clock_offset_s: -30 };

it('says in words how the line is, tells the organizer, and then fetches what the day needs', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push([path, JSON.parse(String(init.body))]);
    return Promise.resolve(new Response('{"verdict":"good"}', { status: 200 }));
  });
  const preload = vi.fn();
  render(ConnectionTest, { token: 't', preload, measured: () => Promise.resolve(good) });
  expect(preload).not.toHaveBeenCalled();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Mulai uji koneksi' }));
  expect(await screen.findByText(/Koneksi baik/)).toBeTruthy();
  expect(screen.getByText('80 milidetik')).toBeTruthy();
  expect(screen.getByText('terlambat 30 detik')).toBeTruthy();
  expect(screen.getByText(/sudah terkirim/)).toBeTruthy();
  expect(sent).toEqual([['/api/v1/me/connection_test', { ...good, browser: expect.any(String) as string }]]);
  expect(preload).toHaveBeenCalledOnce();
});

it('says so when the organizer could not be told, and offers to send again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const failed = { websocket: false, round_trip_ms: null, kbit_s: null, clock_offset_s: null };
  render(ConnectionTest, { token: 't', measured: () => Promise.resolve(failed) });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Mulai uji koneksi' }));
  expect(await screen.findByText(/Koneksi gagal/)).toBeTruthy();
  expect(screen.getByText(/belum terkirim/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Kirim lagi' })).toBeTruthy();
});
