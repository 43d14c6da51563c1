// The board: what to show for a workbook in a step, what a region needs, and who comes first.
import type { View } from '../../live/view';
import type { BoardCell, Gate, HelpItem, Region, RegionPresence } from '../../protocol/snapshot';

export type CellStatus = 'locked' | 'stuck' | 'done' | 'problem' | 'in_progress' | 'not_started';
export const SIGNS: Record<CellStatus, string> = {
  stuck: '?',
  problem: '!',
  in_progress: '◐',
  done: '●',
  not_started: '·',
  locked: '▨',
};

/** `left` was here and is not any more; `absent` never came. */
export type Place = RegionPresence['state'] | 'left';
export const PLACE_SIGNS: Record<Place, string> = { present: '●', lost: '▲', left: '□', absent: '○' };

export function placeOf(presence: RegionPresence | undefined): Place {
  if (presence?.state === 'absent' && presence.last_seen !== null) return 'left';
  return presence?.state ?? 'absent';
}

export interface Cell {
  status: CellStatus;
  problems: number;
  /** A request for help is being dealt with. */
  claimed: boolean;
}

export interface WorkbookLine {
  id: string;
  name: string;
  cells: Record<string, Cell>;
}

export interface RegionLine {
  region: Region;
  place: Place;
  presence: RegionPresence | undefined;
  cells: Record<string, Cell>;
  workbooks: WorkbookLine[];
  /** Waiting requests, oldest first. */
  help: HelpItem[];
}

/** First match, in the order of the protocol. */
export function cellStatus(cell: BoardCell | undefined, gate: Gate | undefined): CellStatus {
  if (gate === undefined || gate === 'locked') return 'locked';
  if (!cell) return 'not_started';
  if (cell.help) return 'stuck';
  if (cell.state === 'done') return 'done';
  return cell.problems > 0 ? 'problem' : cell.state;
}

/** A region with several workbooks: what needs someone shows before what goes well, done only when all are. */
export function together(cells: readonly Cell[]): Cell {
  const statuses = cells.map((cell) => cell.status);
  const one = (['locked', 'stuck', 'problem'] as const).find((status) => statuses.includes(status));
  const same = statuses.every((status) => status === statuses[0]) ? statuses[0] : undefined;
  return {
    status: one ?? same ?? 'in_progress',
    problems: cells.reduce((sum, cell) => sum + (cell.status === 'problem' ? cell.problems : 0), 0),
    claimed: cells.some((cell) => cell.claimed) && cells.every((cell) => cell.status !== 'stuck' || cell.claimed),
  };
}

export function boardLines(view: View): RegionLine[] {
  const steps = view.session.steps_today;
  return view.regions.map((region) => {
    const workbooks = Object.entries(view.board.rows?.[region.code] ?? {}).map(([id, book]): WorkbookLine => {
      const cells = steps.map((step): [string, Cell] => {
        const cell = book.steps[step];
        return [
          step,
          {
            status: cellStatus(cell, view.steps.gates[step]),
            problems: cell?.problems ?? 0,
            claimed: cell?.help === 'claimed',
          },
        ];
      });
      return { id, name: book.name, cells: Object.fromEntries(cells) };
    });
    const presence = view.presence.regions?.[region.code];
    return {
      region,
      place: placeOf(presence),
      presence,
      workbooks,
      cells: Object.fromEntries(
        steps.map((step): [string, Cell] => {
          const blank: Cell = { status: cellStatus(undefined, view.steps.gates[step]), problems: 0, claimed: false };
          const cells = workbooks.map((book) => book.cells[step] ?? blank);
          return [step, together(cells.length > 0 ? cells : [blank])];
        }),
      ),
      help: view.help
        .filter((item) => item.region === region.code)
        .sort((a, b) => a.asked_at.localeCompare(b.asked_at)),
    };
  });
}

/** What a region needs, the most pressing first; `absent` is for the telephone and not for whoever minds those that are here. */
export type Need = 'stuck' | 'lost' | 'left' | 'problem' | 'absent' | 'none';
/** How far a region is that needs nobody; who has not begun comes first. */
const PROGRESS: readonly CellStatus[] = ['locked', 'not_started', 'in_progress', 'done'];
const NEEDS: readonly Need[] = ['stuck', 'lost', 'left', 'problem', 'absent', 'none'];

export function needOf(line: RegionLine, current: string | null): Need {
  if (line.help.length > 0 || Object.values(line.cells).some((cell) => cell.status === 'stuck')) return 'stuck';
  if (line.place !== 'present') return line.place;
  return current !== null && line.cells[current]?.status === 'problem' ? 'problem' : 'none';
}

/** It was here and something is wrong now. A region that never came is not counted: before the session that would be all of them. */
export function needsAttention(line: RegionLine, current: string | null): boolean {
  const need = needOf(line, current);
  return need !== 'none' && need !== 'absent';
}

/** Stuck first, the longest wait at the top; then lost lines, regions that left, problems, regions that never came; the rest by how far they are. */
export function byAttention(lines: readonly RegionLine[], current: string | null): RegionLine[] {
  const progress = (line: RegionLine) =>
    PROGRESS.indexOf(current === null ? 'not_started' : (line.cells[current]?.status ?? 'not_started'));
  const key = new Map(
    lines.map((line) => {
      const need = needOf(line, current);
      const problems = current === null ? 0 : (line.cells[current]?.problems ?? 0);
      return [line, [NEEDS.indexOf(need), need === 'none' ? progress(line) : need === 'problem' ? -problems : 0]];
    }),
  );
  return [...lines].sort((a, b) => {
    const [needA = 0, restA = 0] = key.get(a) ?? [];
    const [needB = 0, restB = 0] = key.get(b) ?? [];
    return (
      needA - needB ||
      (a.help[0]?.asked_at ?? '').localeCompare(b.help[0]?.asked_at ?? '') ||
      restA - restB ||
      a.region.name.localeCompare(b.region.name, 'id')
    );
  });
}
