// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { aView } from '../../live/test_views';
import type { View } from '../../live/view';
import type { Step } from '../../walkthrough/definition';
import Board from './Board.svelte';

const step = (id: string, title: string): Step => ({
  id,
  number: '1',
  kind: 'indicator',
  title: { id: title },
  expected_minutes: 5,
  fields: [],
});
const steps = [step('ind01', 'Regulasi'), step('ind02', 'SDM')];
const now = Date.parse('2026-11-24T02:06:00.000Z');

function aBoard(): View {
  const view = aView({
    region: null,
    presenceRegions: {
      '73.24': { state: 'present', sites: 1, heads: 9, last_seen: null, line: 'good' },
      '75.01': { state: 'lost', sites: 0, heads: 4, last_seen: '2026-11-24T02:00:00.000Z', line: 'lost' },
    },
    boardRows: {
      '73.24': {
        w1: { name: 'Antre Pasti', steps: { ind01: { state: 'in_progress', problems: 2, help: null } } },
        w2: { name: 'Pasar Daring', steps: { ind01: { state: 'done', problems: 0, help: null } } },
      },
    },
  });
  const [luwu] = view.regions;
  if (!luwu) throw new Error('the test view has a region');
  const other = { ...luwu, code: '75.01', name: 'Kabupaten Boalemo', province: '75', province_name: 'Gorontalo' };
  return { ...view, regions: [luwu, other] };
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
});

const names = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('rowheader')
    .map((one) => one.textContent?.trim());

it('shows regions that need someone first, with a word for every cell', () => {
  render(Board, { view: aBoard(), steps, now });
  expect(names()[0]).toContain('Kab. Boalemo');
  const luwu = screen.getByRole('row', { name: /Luwu Timur/ });
  expect(within(luwu).getByRole('cell', { name: /2 yang perlu diperbaiki/ })).toBeTruthy();
  expect(within(luwu).getByRole('cell', { name: /Belum dibuka/ })).toBeTruthy();
});

it('arrow keys move from cell to cell, and Enter unfolds the workbooks of a region', async () => {
  const user = userEvent.setup();
  render(Board, { view: aBoard(), steps, now });
  const first = screen.getByRole('button', { name: /Boalemo/ });
  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Luwu Timur');
  await user.keyboard('{Enter}');
  expect(names().slice(2)).toEqual(['Antre Pasti', 'Pasar Daring']);
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toContain('2 yang perlu diperbaiki');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Selesai');
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Langkah 1: Regulasi');
});

it('keeps only the provinces and names asked for', async () => {
  const user = userEvent.setup();
  render(Board, { view: aBoard(), steps, now });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Provinsi' }), 'Gorontalo');
  expect(names()).toHaveLength(1);
  await user.type(screen.getByRole('searchbox', { name: 'Cari daerah' }), 'luwu');
  expect(screen.getByText('Tidak ada daerah yang cocok dengan saringan ini.')).toBeTruthy();
});

it('says the same as a list of who needs someone, and why', async () => {
  render(Board, { view: aBoard(), steps, now });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Perlu perhatian (2)' }));
  const [boalemo, luwu] = screen.getAllByRole('listitem').slice(-2);
  expect(boalemo?.textContent).toContain('Sambungan terputus, terakhir terlihat pukul 10.00 WITA');
  expect(luwu?.textContent).toContain('2 isian perlu diperbaiki pada Regulasi');
});

it('counts regions that never came on their own', async () => {
  const view = aBoard();
  const never = { state: 'absent', sites: 0, heads: 0, last_seen: null, line: null } as const;
  const presence = { ...view.presence, regions: { '73.24': never, '75.01': never } };
  render(Board, { view: { ...view, presence, board: { ...view.board, rows: {} } }, steps, now });
  expect(screen.getByRole('button', { name: 'Perlu perhatian (0)' })).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Belum hadir (2)' }));
  expect(
    screen
      .getAllByRole('listitem')
      .slice(-2)
      .map((one) => one.textContent),
  ).toEqual([expect.stringMatching(/Boalemo.*Belum hadir/s), expect.stringMatching(/Luwu Timur.*Belum hadir/s)]);
});

it('does not move rows under someone who is in the table', async () => {
  const user = userEvent.setup();
  const view = aBoard();
  const { rerender } = render(Board, { view, steps, now });
  screen.getByRole('button', { name: /Boalemo/ }).focus();
  const back = { ...view.presence.regions?.['75.01'], state: 'present' as const };
  const later = { ...view, presence: { ...view.presence, regions: { ...view.presence.regions, '75.01': back } } };
  await rerender({ view: later as View, steps, now });
  expect(names()[0]).toContain('Boalemo');
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(names()[0]).toContain('Boalemo');
  screen.getByRole('searchbox').focus();
  await user.keyboard(' ');
  expect(names()[0]).toContain('Luwu Timur');
});

it('stays in reach of the keyboard when someone goes up from the name of the first region', async () => {
  const user = userEvent.setup();
  render(Board, { view: aBoard(), steps, now });
  screen.getByRole('button', { name: /Boalemo/ }).focus();
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Langkah 1/ }));
});
