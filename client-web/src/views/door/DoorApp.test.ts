// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { chooseToken, keptInvitations, labelToken } from '../../api/invitations';
import type { DoorSign } from '../../protocol/http_door';
import DoorApp from './DoorApp.svelte';

const SIGN: DoorSign = {
  session: {
    id: 's-1',
    title: { id: 'Sosialisasi dan Bimtek' },
    host: 'Badan Strategi',
    state: 'lobby',
    starts_at: '2022-04-21T01:00:00.000Z',
    ends_at: '2022-04-21T08:00:00.000Z',
    zone: 'Asia/Jakarta',
  },
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  sites: [
    { id: 'aula', name: 'Aula Media Center' },
    { id: 'bapperida', name: 'Ruang Rapat Bapperida' },
  ],
  site: null,
  waits: false,
};

let answer: (path: string) => Response;
let bodies: Record<string, unknown>[];
const goIn = vi.fn();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/masuk');
  bodies = [];
  answer = (path) =>
    path.endsWith('/look')
      ? Response.json(SIGN)
      : Response.json({ state: 'admitted', token: 'milik-sri', path: '/ikut#milik-sri' }, { status: 201 });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)) as Record<string, unknown>);
    return Promise.resolve().then(() => answer(path));
  });
  goIn.mockClear();
});

async function typeCode(code: string) {
  await userEvent.type(screen.getByLabelText('Kode masuk'), `${code}{Enter}`);
}

it('a code, a name and a room make an invitation that this browser keeps', async () => {
  render(DoorApp, { goIn });
  await typeCode('7324 BAKO RIMU');
  await screen.findByText('Kabupaten Luwu Timur');
  expect(bodies[0]).toEqual({ key: '7324-bako-rimu' });

  await userEvent.type(screen.getByLabelText('Nama lengkap'), ' Sri  Wahyuni ');
  await userEvent.click(screen.getByLabelText('Ruang Rapat Bapperida'));
  await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
  await waitFor(() => {
    expect(goIn).toHaveBeenCalledTimes(1);
  });
  expect(bodies[1]).toMatchObject({ key: '7324-bako-rimu', name: 'Sri Wahyuni', unit: '', site: 'bapperida' });
  expect(keptInvitations('/ikut')).toEqual([
    {
      token: 'milik-sri',
      page: '/ikut',
      label: 'Sosialisasi dan Bimtek – Kabupaten Luwu Timur · Sri Wahyuni',
      session: 's-1',
    },
  ]);
});

it('a link takes its key out of the address bar, and opens the form at once', async () => {
  history.replaceState(null, '', '/masuk#Kunci-dari_tautan');
  render(DoorApp, { goIn });
  await screen.findByText('Siapa yang masuk?');
  expect(location.hash).toBe('');
  expect(bodies[0]).toEqual({ key: 'Kunci-dari_tautan' });
});

it('what is missing is said at its place, and nothing is sent', async () => {
  render(DoorApp, { goIn });
  await typeCode('7324-bako-rimu');
  await userEvent.click(await screen.findByRole('button', { name: 'Masuk' }));
  expect(screen.getByText('Tulis nama Anda lebih dahulu.')).toBeTruthy();
  expect(screen.getByText('Pilih ruangan Anda, atau bahwa Anda ikut sendiri.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Nama lengkap'));
  expect(bodies).toHaveLength(1);
});

it('what does not look like a code is not sent, and the page says what one looks like', async () => {
  render(DoorApp, { goIn });
  await typeCode('bako rimu');
  expect(await screen.findAllByText(/^Tulisan ini belum berbentuk kode/)).not.toHaveLength(0);
  expect(bodies).toHaveLength(0);
});

it('after a lost line and a reload, what was typed is still there', async () => {
  const { unmount } = render(DoorApp, { goIn });
  await typeCode('7324-bako-rimu');
  await userEvent.type(await screen.findByLabelText('Nama lengkap'), 'Sri Wahyuni');
  await userEvent.click(screen.getByLabelText('Saya ikut sendiri, tidak di salah satu ruangan ini'));
  const online = answer;
  answer = () => {
    throw new TypeError('offline');
  };
  await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
  expect(await screen.findAllByText(/^Server belum dapat dihubungi\. Yang Anda isi tetap ada/)).not.toHaveLength(0);
  unmount();

  answer = online;
  render(DoorApp, { goIn });
  expect(await screen.findByDisplayValue('Sri Wahyuni')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
  await waitFor(() => {
    expect(goIn).toHaveBeenCalledTimes(1);
  });
  const knocks = bodies.filter((one) => 'id' in one);
  expect(knocks).toHaveLength(2);
  expect(knocks[0]).toEqual(knocks[1]);
});

it('a browser that has an invitation to this session is offered to go in with it', async () => {
  chooseToken('/ikut', 'milik-budi');
  labelToken('milik-budi', 'Kabupaten Luwu Timur · Budi', 's-1');
  chooseToken('/ikut', 'lain');
  labelToken('lain', 'Kegiatan lain', 's-2');
  render(DoorApp, { goIn });
  await typeCode('7324-bako-rimu');
  await userEvent.click(await screen.findByRole('button', { name: 'Kabupaten Luwu Timur · Budi' }));
  expect(goIn).toHaveBeenCalledTimes(1);
  expect(keptInvitations('/ikut')[0]?.token).toBe('milik-budi');
  expect(screen.queryByRole('button', { name: 'Kegiatan lain' })).toBeNull();
});

it('wrong codes, links that are void and sessions that are over are said calmly, with a way on', async () => {
  const problem = (status: number, headers = {}) => Response.json({ code: 'x' }, { status, headers });
  render(DoorApp, { goIn });
  answer = () => problem(404);
  await typeCode('7324-bako-rimu');
  expect(await screen.findAllByText(/^Kode ini tidak dikenal/)).not.toHaveLength(0);
  answer = () => problem(429, { 'Retry-After': '24' });
  await typeCode('');
  expect(await screen.findAllByText(/coba lagi dalam 24 detik/)).not.toHaveLength(0);
  answer = () => problem(409);
  await typeCode('');
  await screen.findByText('Kegiatan ini tidak menerima peserta lagi');
  await userEvent.click(screen.getByRole('button', { name: 'Pakai kode lain' }));
  expect(screen.getByLabelText('Kode masuk')).toBeTruthy();
});
