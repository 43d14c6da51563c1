// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asking } from '../../api/ask';
import type { Door, Person } from '../../protocol/http_door';
import type { IssuedLink } from '../../protocol/http_manage';
import type { Role } from '../../protocol/snapshot';
import HelpDesk from './HelpDesk.svelte';
import { NewLinks } from './new_links.svelte';
import NewLinkDialog from './NewLinkDialog.svelte';

const TIMUR = { code: '73.24', name: 'Kabupaten Luwu Timur' };
const person = (change: Partial<Person>): Person => ({
  invitation: 'i-1',
  role: 'site_operator',
  region: TIMUR,
  site: { id: 'aula', name: 'Aula Media Center' },
  name: 'Aula Media Center',
  unit: null,
  came_by: 'plan',
  presence: 'lost',
  seen_at: '2022-04-21T02:26:22.480Z',
  tokens: 1,
  revoked: false,
  removed: false,
  ...change,
});
const sri = person({
  invitation: 'i-2',
  role: 'participant',
  site: null,
  name: 'Sri',
  unit: 'Bapperida',
  came_by: 'door',
  presence: null,
  seen_at: null,
});

let door: Door;
let people: Person[];
let calls: { path: string; method: string; body: unknown }[];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  door = { region: TIMUR, code: '7324-bako-rimu', quota: 50, entered: 3, closed: false };
  people = [person({}), sri];
  calls = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    const short = path.replace('/api/v1/sessions/s-1', '');
    const body: unknown = init.body === undefined ? null : JSON.parse(String(init.body));
    if (method !== 'GET') calls.push({ path: short, method, body });
    if (short.startsWith('/people')) return Promise.resolve(Response.json({ people, more: false }));
    if (method === 'GET') return Promise.resolve(Response.json({ doors: [door] }));
    if (short.endsWith('/reissue'))
      return Promise.resolve(Response.json({ ...people[0], token: 'baru', path: '/ikut#baru' }));
    if (short.endsWith('/pairing')) return Promise.resolve(Response.json({ path: '/masuk#p', expires_at: null }));
    if (short.endsWith('/link')) return Promise.resolve(Response.json({ path: '/masuk#pintu' }));
    if (method === 'PUT') door = { ...door, ...(body as Partial<Door>) };
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});
afterEach(cleanup);

async function find(role: Role = 'facilitator', links = new NewLinks()) {
  const desk = render(HelpDesk, { session: 's-1', title: 'Bimtek', zone: 'WITA', role, ask: asking('t'), links });
  await userEvent.type(screen.getByRole('searchbox'), 'luwu');
  await screen.findByText('Sri');
  return desk;
}

it('tells of everyone who was found when and how they were last there, and how many links they have', async () => {
  await find();
  const [aula, participant] = screen.getAllByRole('listitem');
  expect(aula?.textContent).toMatch(/Sambungan terputus, terakhir terlihat .*10\.26 WITA.*1 tautan berlaku/s);
  expect(participant?.textContent).toMatch(/Bapperida.*masuk lewat pintu daerah.*Belum pernah masuk/s);
});

it('gives another link only after saying what becomes of the old one, with a message ready to send', async () => {
  await find();
  await userEvent.click(screen.getByRole('button', { name: /Tautan baru: Aula/ }));
  const question = screen.getByRole('dialog', { name: /Buat tautan baru untuk Kabupaten Luwu Timur · Aula/ });
  expect(question.textContent).toContain('dikeluarkan sampai membuka tautan yang baru');
  expect(calls).toEqual([]);
  await userEvent.click(within(question).getByRole('button', { name: 'Tautan baru' }));
  const message = await screen.findByLabelText<HTMLTextAreaElement>('Pesan untuk WhatsApp');
  expect(calls).toEqual([{ path: '/invitations/i-1/reissue', method: 'POST', body: null }]);
  expect(message.value).toContain(`${location.origin}/ikut#baru`);
  expect(message.value).toContain('Bimtek');
});

it('makes one new link of an invitation at a time, and keeps it when the desk is closed meanwhile', async () => {
  const links = new NewLinks();
  const desk = await find('facilitator', links);
  const before = fetch;
  const answers: ((answer: Response) => void)[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    path.endsWith('/reissue') ? new Promise((resolve) => answers.push(resolve)) : before(path, init),
  );
  const anew = screen.getByRole('button', { name: /Tautan baru: Aula/ });
  await userEvent.click(anew);
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tautan baru' }));
  expect(screen.getByText('Tautan baru sedang dibuat…')).toBeTruthy();
  await userEvent.click(anew);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(answers).toHaveLength(1);
  desk.unmount();
  answers[0]?.(Response.json({ ...people[0], token: 'baru', path: '/ikut#baru' }));
  render(NewLinkDialog, { links, title: 'Bimtek' });
  const message = await screen.findByLabelText<HTMLTextAreaElement>('Pesan untuk WhatsApp');
  expect(message.value).toContain('#baru');
});

it('shows the newest link of an invitation only', async () => {
  const links = new NewLinks();
  const link = (token: string) => () => Promise.resolve({ ...person({}), token, path: `/ikut#${token}` } as IssuedLink);
  const second = vi.fn(link('tidak'));
  await Promise.all([links.make('i-1', link('lama')), links.make('i-1', second)]);
  expect(second).not.toHaveBeenCalled();
  await links.make('i-1', link('baru'));
  expect(links.issued.map((one) => one.token)).toEqual(['baru']);
});

it('removes only after asking, and shows that the person is out', async () => {
  await find();
  await userEvent.click(screen.getByRole('button', { name: /Keluarkan: Sri/ }));
  const question = screen.getByRole('dialog', { name: /Keluarkan Sri \(.*\)\?/ });
  expect(question.textContent).toContain('Ia masuk lewat pintu Kabupaten Luwu Timur; pintu itu ikut ditutup');
  people = [person({}), { ...sri, removed: true, revoked: true }];
  await userEvent.click(within(question).getByRole('button', { name: 'Keluarkan' }));
  await waitFor(() => {
    expect(screen.getAllByRole('listitem')[1]?.textContent).toContain('Dikeluarkan');
  });
  expect(document.activeElement).toBe(screen.getAllByRole('listitem')[1]);
  expect(screen.queryByRole('button', { name: /Tautan baru: Sri/ })).toBeNull();
});

it('hands out the door of a region as a message, and its code to be said', async () => {
  await find();
  await userEvent.click(screen.getByRole('button', { name: /Bagikan tautan dan kode/ }));
  const message = await screen.findByLabelText<HTMLTextAreaElement>('Pesan untuk WhatsApp');
  expect(message.value).toContain(`${location.origin}/masuk#pintu`);
  expect(message.value).toContain('7324-bako-rimu');
  expect(screen.getByText(/tujuh – tiga – dua – empat, ba – ko – ri – mu/)).toBeTruthy();
});

it('sets the quota within its bounds, and closes the door', async () => {
  await find();
  const quota = screen.getByLabelText('Kuota');
  await userEvent.clear(quota);
  await userEvent.type(quota, '2001');
  await userEvent.click(screen.getByRole('button', { name: 'Simpan kuota' }));
  expect(screen.getByText('Tulis angka dari 0 sampai 2.000.')).toBeTruthy();
  expect(document.activeElement).toBe(quota);
  await userEvent.clear(quota);
  await userEvent.type(quota, '1{Enter}');
  await screen.findByText('3 dari kuota 1 sudah masuk');
  await userEvent.click(screen.getByRole('button', { name: /Tutup pintu/ }));
  await screen.findByText('Pintu ditutup: setiap orang baru menunggu');
  expect(screen.getByText(/^Pintu daerah · 7324-bako-rimu\s· ditutup$/)).toBeTruthy();
  expect(calls.map((one) => one.body)).toEqual([{ quota: 1 }, { closed: true }]);
});

it('offers a moderator neither links to the door nor another code', async () => {
  await find('moderator');
  expect(screen.queryByRole('button', { name: /Bagikan tautan/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Ganti kode/ })).toBeNull();
  expect(screen.getByRole('button', { name: /Bacakan kode/ })).toBeTruthy();
});

it('pairs the phones of a room by a picture that is good for ten minutes', async () => {
  await find();
  await userEvent.click(screen.getByRole('button', { name: /Ajak ponsel: Aula/ }));
  await screen.findByRole('img', { name: 'Kode QR untuk ponsel di Aula Media Center' });
  expect(calls).toEqual([{ path: '/doors/73.24/pairing', method: 'POST', body: { site: 'aula' } }]);
  expect(screen.getByRole('timer').textContent).toMatch(/^Berlaku (10:00|9:5\d) lagi$/);
  expect(screen.getByText('7324-bako-rimu', { selector: 'dd' })).toBeTruthy();
});

it('says why something failed, and keeps what was found', async () => {
  await find();
  const before = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    path.endsWith('/reissue')
      ? Promise.resolve(Response.json({ code: 'forbidden' }, { status: 403 }))
      : before(path, init),
  );
  await userEvent.click(screen.getByRole('button', { name: /Tautan baru: Sri/ }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tautan baru' }));
  expect(await screen.findByText('Peran Anda tidak dapat melakukan ini.')).toBeTruthy();
  expect(screen.getByText('Sri')).toBeTruthy();
});
