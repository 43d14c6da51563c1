// The board's table as a list of rows of equal height: regions, and below an unfolded one its workbooks.
import type { Cell, RegionLine } from './board_lines';

export type BoardTableRow =
  | { kind: 'region'; key: string; line: RegionLine; cells: Record<string, Cell> }
  | { kind: 'workbook'; key: string; name: string; cells: Record<string, Cell> }
  | { kind: 'blank'; key: string };

export function tableRows(lines: readonly RegionLine[], unfolded: readonly string[]): BoardTableRow[] {
  return lines.flatMap((line): BoardTableRow[] => {
    const { code } = line.region;
    const row: BoardTableRow = { kind: 'region', key: code, line, cells: line.cells };
    if (!unfolded.includes(code)) return [row];
    if (line.workbooks.length === 0) return [row, { kind: 'blank', key: `${code}/` }];
    return [
      row,
      ...line.workbooks.map((book): BoardTableRow => ({
        kind: 'workbook',
        key: `${code}/${book.id}`,
        name: book.name,
        cells: book.cells,
      })),
    ];
  });
}

/** Which rows to draw of those that scroll: what is seen, and some above and below. */
export function drawn(count: number, row: number, top: number, height: number): { from: number; to: number } {
  const MARGIN = 12;
  const from = Math.max(0, Math.floor(top / row) - MARGIN);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((top + height) / row) + MARGIN) };
}
