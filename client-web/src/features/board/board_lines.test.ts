import { describe, expect, it } from 'vitest';
import { aView } from '../../live/test_views';
import type { View } from '../../live/view';
import type { BoardCell, HelpItem, Region, RegionPresence } from '../../protocol/snapshot';
import {
  boardLines,
  byAttention,
  cellStatus,
  needOf,
  needsAttention,
  placeOf,
  together,
  type Cell,
} from './board_lines';

const cell = (change: Partial<BoardCell> = {}): BoardCell => ({
  state: 'in_progress',
  problems: 0,
  help: null,
  ...change,
});

describe('the status of a workbook in a step', () => {
  it.each([
    ['locked', cell({ help: 'open' }), 'locked'],
    ['locked', undefined, 'locked'],
    ['open', cell({ state: 'done', help: 'open' }), 'stuck'],
    ['open', cell({ help: 'claimed' }), 'stuck'],
    ['open', cell({ state: 'done', problems: 2 }), 'done'],
    ['open', cell({ problems: 1 }), 'problem'],
    ['open', cell({ state: 'not_started', problems: 1 }), 'problem'],
    ['open', cell(), 'in_progress'],
    ['closed', cell({ state: 'not_started' }), 'not_started'],
    ['closed', undefined, 'not_started'],
  ] as const)('gate %s and %o: %s', (gate, one, status) => {
    expect(cellStatus(one, gate)).toBe(status);
  });
});

describe('several workbooks of one region', () => {
  const of = (...statuses: Cell['status'][]) =>
    together(statuses.map((status) => ({ status, problems: 1, claimed: false }))).status;

  it('show what needs someone first, and done only when all are', () => {
    expect(of('done', 'stuck', 'problem')).toBe('stuck');
    expect(of('done', 'problem')).toBe('problem');
    expect(of('done', 'done')).toBe('done');
    expect(of('done', 'not_started')).toBe('in_progress');
    expect(of('not_started', 'not_started')).toBe('not_started');
  });

  it('add up their problems', () => {
    expect(together([1, 2].map((problems) => ({ status: 'problem', problems, claimed: false }))).problems).toBe(3);
  });

  it('do not add problems of those that are done or stuck, which show none', () => {
    const cells = (['problem', 'done', 'stuck'] as const).map((status) => ({ status, problems: 2, claimed: false }));
    expect(together(cells).problems).toBe(2);
  });
});

const region = (code: string, name: string): Region => ({
  code,
  name,
  province: '73',
  province_name: 'Sulawesi Selatan',
  sites: [],
});
const presence = (state: RegionPresence['state']): RegionPresence => ({
  state,
  sites: 1,
  heads: 5,
  last_seen: null,
  line: null,
});
const help = (code: string, asked_at: string): HelpItem => ({
  id: `h${code}`,
  workbook: `w${code}`,
  region: code,
  step: 'ind01',
  field: null,
  reason: 'unclear',
  text: null,
  state: 'open',
  asked_at,
  by: { invitation: 'i', role: 'site_operator', region: code, site: null, name: null },
  claimed_by: null,
});

function aBoard(): View {
  const names = ['Absen', 'Baik', 'Cacat', 'Dahulu', 'Esok', 'Fajar', 'Garis'];
  const rows = (one: BoardCell) => ({ w: { name: 'Antre', steps: { ind01: one } } });
  const view = aView({ region: null });
  return {
    ...view,
    regions: names.map((name) => region(name, name)),
    presence: {
      ...view.presence,
      regions: Object.fromEntries(
        names.map((name) => [name, presence(name === 'Absen' ? 'absent' : name === 'Garis' ? 'lost' : 'present')]),
      ),
    },
    board: {
      ...view.board,
      rows: {
        Baik: rows(cell({ state: 'done' })),
        Cacat: rows(cell({ problems: 2 })),
        Dahulu: rows(cell({ help: 'open' })),
        Esok: rows(cell({ help: 'open' })),
        Fajar: rows(cell({ state: 'not_started' })),
      },
    },
    help: [help('Esok', '2026-11-24T02:10:00.000Z'), help('Dahulu', '2026-11-24T02:00:00.000Z')],
  };
}

describe('the order of the board', () => {
  it('is stuck by the longest wait, lost, problems, never there, not begun, done', () => {
    const names = byAttention(boardLines(aBoard()), 'ind01').map((line) => line.region.name);
    expect(names).toEqual(['Dahulu', 'Esok', 'Garis', 'Cacat', 'Absen', 'Fajar', 'Baik']);
  });

  it('needs attention who is stuck, lost, gone or has problems, and nobody who was never there', () => {
    const board = aBoard();
    const went = { ...presence('absent'), last_seen: '2026-11-24T02:00:00.000Z' };
    const view = { ...board, presence: { ...board.presence, regions: { ...board.presence.regions, Baik: went } } };
    const needing = boardLines(view).filter((line) => needsAttention(line, 'ind01'));
    expect(needing.map((line) => line.region.name)).toEqual(['Baik', 'Cacat', 'Dahulu', 'Esok', 'Garis']);
  });

  it('does not count problems of a step that is not current as a need', () => {
    const line = boardLines(aBoard()).find((one) => one.region.name === 'Cacat');
    expect(line && needOf(line, 'ind01')).toBe('problem');
    expect(line && needOf(line, 'ind02')).toBe('none');
  });
});

it('a region without a workbook shows as not begun where steps are open, and locked where not', () => {
  const line = boardLines(aBoard()).find((one) => one.region.name === 'Absen');
  expect(line?.cells['ind01']?.status).toBe('not_started');
  expect(line?.cells['ind02']?.status).toBe('locked');
});

it('a region that was here and went is not told as one that never came', () => {
  expect(placeOf(undefined)).toBe('absent');
  expect(placeOf({ ...presence('absent'), last_seen: null })).toBe('absent');
  expect(placeOf({ ...presence('absent'), last_seen: '2026-11-24T02:00:00.000Z' })).toBe('left');
  expect(placeOf({ ...presence('present'), last_seen: '2026-11-24T02:00:00.000Z' })).toBe('present');
});
