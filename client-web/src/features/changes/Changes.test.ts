// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { InvitationMe } from '../../protocol/http';
import type { PlanChange } from '../../protocol/http_prepare';
import Changes from './Changes.svelte';
import { markSeen } from './seen';

const me = (revision: number): InvitationMe => ({
  kind: 'invitation',
  invitation: 'i',
  role: 'participant',
  region: { code: '73.24', name: 'Kabupaten Luwu Timur' },
  site: null,
  name: null,
  session: {
    id: 's1',
    title: { id: 'Bimtek', en: 'Bimtek' },
    host: 'Badan',
    state: 'scheduled',
    starts_at: '2026-11-24T00:00:00.000Z',
    ends_at: '2026-11-24T07:00:00.000Z',
    zone: 'Asia/Makassar',
    revision,
    definition: 'h',
  },
});
const change = (one: Partial<PlanChange>): PlanChange => ({
  code: 'title',
  subject: null,
  name: null,
  region: null,
  before: null,
  after: null,
  ...one,
});
/** The revision that counts as read. */
const kept = () => Number(localStorage.getItem('bimtek.seen/s1'));
let asked: string[];
let changes: PlanChange[];

beforeEach(() => {
  localStorage.clear();
  asked = [];
  changes = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify({ revision: 3, changes }), { status: 200 }));
  });
});

it('has nothing to say the first time, and remembers what was seen', () => {
  render(Changes, { me: me(2), token: 't' });
  expect(asked).toEqual([]);
  expect(kept()).toBe(2);
});

it('shows what changed since the revision that was read here, until it is read', async () => {
  markSeen('s1', 1);
  changes = [
    change({ code: 'meeting_url', after: 'https://rapat.example' }),
    change({ code: 'item_pic', name: { id: 'Arahan', en: 'Address' }, before: null, after: 'Sekretaris Badan' }),
    change({ code: 'starts_at', before: '2026-11-24T00:00:00.000Z', after: '2026-11-24T01:00:00.000Z' }),
  ];
  render(Changes, { me: me(3), token: 't' });
  expect(await screen.findByText(/Tautan rapat video berubah/)).toBeTruthy();
  expect(asked).toEqual(['/api/v1/sessions/s1/changes?since=1']);
  expect(screen.getByText('Pengisi Arahan: Sekretaris Badan (sebelumnya tidak ada)')).toBeTruthy();
  expect(
    screen.getByText(/dari Selasa, 24 November 2026, 08.00 WITA menjadi Selasa, 24 November 2026, 09.00 WITA/),
  ).toBeTruthy();
  expect(kept()).toBe(1);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Sudah saya baca' }));
  expect(kept()).toBe(3);
  expect(screen.queryByRole('list')).toBeNull();
});

it('is quiet about changes that concern others', async () => {
  markSeen('s1', 2);
  render(Changes, { me: me(3), token: 't' });
  await waitFor(() => {
    expect(kept()).toBe(3);
  });
  expect(screen.queryByRole('list')).toBeNull();
});
