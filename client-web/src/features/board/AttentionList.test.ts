// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { aView } from '../../live/test_views';
import type { HelpItem } from '../../protocol/snapshot';
import AttentionList from './AttentionList.svelte';
import { boardLines } from './board_lines';

it('tells both when two workbooks of a region wait for help on one step since the same minute', () => {
  const ask = (workbook: string): HelpItem => ({
    id: `h-${workbook}`,
    workbook,
    region: '73.24',
    step: 'ind01',
    field: null,
    reason: 'unclear',
    text: null,
    state: 'open',
    asked_at: '2026-11-24T02:00:00.000Z',
    by: { invitation: 'i', role: 'site_operator', region: '73.24', site: null, name: null },
    claimed_by: null,
  });
  const waiting = { name: 'Antre', steps: { ind01: { state: 'in_progress', problems: 0, help: 'open' } } } as const;
  const view = {
    ...aView({ region: null, boardRows: { '73.24': { w1: waiting, w2: waiting } } }),
    help: [ask('w1'), ask('w2')],
  };
  render(AttentionList, {
    title: 'Perlu perhatian',
    none: '',
    view,
    lines: boardLines(view),
    steps: [],
    current: 'ind01',
    now: Date.parse('2026-11-24T02:06:00.000Z'),
  });
  expect(screen.getAllByText(/6 menit/)).toHaveLength(2);
});
