import { expect, it } from 'vitest';
import type { RegionLine } from './board_lines';
import { drawn, tableRows } from './board_rows';

const line = (code: string, books: number): RegionLine =>
  ({
    region: { code },
    cells: {},
    workbooks: Array.from({ length: books }, (_, index) => ({ id: `w${index}`, name: 'Antre', cells: {} })),
  }) as unknown as RegionLine;

it('an unfolded region is followed by its workbooks, or by a line that says there is none', () => {
  const rows = tableRows([line('73.24', 2), line('73.22', 0), line('73.08', 1)], ['73.24', '73.22']);
  expect(rows.map((row) => row.key)).toEqual(['73.24', '73.24/w0', '73.24/w1', '73.22', '73.22/', '73.08']);
});

it('of many rows only those near the window are drawn', () => {
  expect(drawn(600, 40, 4000, 400)).toEqual({ from: 88, to: 122 });
  expect(drawn(5, 40, 0, 400)).toEqual({ from: 0, to: 5 });
});
