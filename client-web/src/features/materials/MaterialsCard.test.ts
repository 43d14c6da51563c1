// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SessionSummary } from '../../protocol/http';
import type { Material } from '../../protocol/http_materials';
import { Account } from '../sign_in/account.svelte';
import MaterialsCard from './MaterialsCard.svelte';

const SESSION = { id: 's 1', state: 'scheduled' } as SessionSummary;
const PATH = '/api/v1/sessions/s%201/materials';

let kept: Material[];
let calls: string[];
/** What an upload is answered; status 0: the line drops. */
let answers: { status: number; body: unknown }[];

class FakeRequest {
  upload = { onprogress: null as ((event: { loaded: number }) => void) | null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  responseType = '';
  response: unknown = null;
  status = 0;
  open(method: string, path: string) {
    calls.push(`${method} ${path}`);
  }
  setRequestHeader(name: string, value: string) {
    calls.push(`${name}: ${value}`);
  }
  send(file: File) {
    this.upload.onprogress?.({ loaded: file.size });
    const { status, body } = answers.shift() ?? { status: 201, body: null };
    this.status = status;
    this.response = body;
    if (status === 201) {
      kept.push({
        id: `m${kept.length}`,
        name: file.name,
        type: 'application/pdf',
        size: 2_411_725,
        added_at: '2026-11-20T02:10:00.000Z',
      });
    }
    queueMicrotask(() => (status === 0 ? this.onerror?.() : this.onload?.()));
  }
}

beforeEach(() => {
  kept = [];
  calls = [];
  answers = [];
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    calls.push(`${method} ${path}`);
    if (method === 'DELETE') kept = kept.filter(({ id }) => !path.endsWith(id));
    return Promise.resolve(
      method === 'DELETE' ? new Response(null, { status: 204 }) : new Response(JSON.stringify({ materials: kept })),
    );
  });
});

const pdf = (name: string, size = 10) => new File(['x'.repeat(size)], name, { type: 'application/pdf' });

async function choose(files: File[], session = SESSION) {
  render(MaterialsCard, { session, account: new Account('masuk') });
  await userEvent.setup({ applyAccept: false }).upload(await screen.findByLabelText('Pilih berkas'), files);
}

it('sends one file after the other under the account, and shows what is there', async () => {
  await choose([pdf('Panduan 1.pdf'), pdf('Panduan 2.pdf')]);
  await screen.findByRole('button', { name: 'Unduh Panduan 2.pdf' });
  expect(screen.getAllByText('PDF · 2,3 MB').length).toBe(2);
  expect(calls).toContain(`POST ${PATH}?name=Panduan%201.pdf`);
  expect(calls).toContain('Authorization: Bearer masuk');
});

it('says in words what is wrong with a file, and sends the others', async () => {
  answers = [{ status: 415, body: { code: 'wrong_type' } }];
  await choose([pdf('halaman.pdf'), pdf('Panduan.pdf')]);
  expect((await screen.findByRole('alert')).textContent).toMatch('Isi berkas ini bukan PDF, PNG, atau JPG');
  await screen.findByRole('button', { name: 'Unduh Panduan.pdf' });
  await userEvent.click(screen.getByRole('button', { name: 'Tutup pesan ini' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('does not send what is too large', async () => {
  const large = pdf('besar.pdf');
  Object.defineProperty(large, 'size', { value: 12 * 1024 * 1024 });
  await choose([large]);
  expect((await screen.findByRole('alert')).textContent).toMatch('Berkas ini lebih besar dari 10 MB.');
  expect(screen.queryByRole('button', { name: 'Coba lagi' })).toBeNull();
  expect(calls.some((one) => one.startsWith('POST'))).toBe(false);
});

it.each([
  [409, { detail: 'too_many' }, /sudah memiliki 20 berkas/],
  [409, { detail: 'too_much' }, /akan melebihi 50 MB/],
  [409, {}, /sudah diarsipkan atau dibatalkan/],
  [503, {}, /sedang menerima berkas lain/],
])('answers %i %o with words', async (status, body, words) => {
  answers = [{ status, body }];
  await choose([pdf('a.pdf')]);
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
});

it('sends again when the line dropped and somebody says so', async () => {
  answers = [{ status: 0, body: null }];
  await choose([pdf('a.pdf')]);
  expect((await screen.findByRole('alert')).textContent).toMatch('Sambungan terputus');
  await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
  await screen.findByText('PDF · 2,3 MB');
});

it('removes after asking', async () => {
  await choose([pdf('a.pdf')]);
  await userEvent.click(await screen.findByRole('button', { name: /^Hapus/ }));
  const dialog = screen.getByRole('dialog', { name: 'Hapus materi ini?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Hapus' }));
  await vi.waitFor(() => {
    expect(screen.queryByRole('button', { name: 'Unduh a.pdf' })).toBeNull();
  });
  expect(calls).toContain(`DELETE ${PATH}/m0`);
});

it('takes nothing more when the session is over', async () => {
  render(MaterialsCard, { session: { ...SESSION, state: 'archived' }, account: new Account('masuk') });
  await vi.waitFor(() => {
    expect(calls).toEqual([`GET ${PATH}`]);
  });
  expect(screen.queryByLabelText('Pilih berkas')).toBeNull();
});
