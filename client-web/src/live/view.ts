// What one viewer knows of a session: the snapshot, the two digests, and where in the log it stands.
import type { Welcome } from '../protocol/frames';
import type {
  Agenda,
  Announcement,
  Board,
  By,
  Chat,
  Gate,
  HelpItem,
  Presence,
  Region,
  Session,
  Steps,
  WireSnapshot,
  WireSteps,
  Workbook,
  You,
} from '../protocol/snapshot';

export interface View {
  readonly you: You;
  readonly epoch: string;
  /** Position in the log; what a resume starts from. */
  readonly seq: number;
  readonly session: Session;
  readonly agenda: Agenda;
  readonly regions: readonly Region[];
  readonly chat: Chat;
  readonly steps: Steps;
  readonly workbooks: readonly Workbook[];
  readonly help: readonly HelpItem[];
  readonly presence: Presence;
  readonly board: Board;
  /** Older messages were fetched into the chat: it is complete from here on; null when there are none before. */
  readonly olderFrom?: number | null;
  /** Messages that were hidden since the snapshot, for those that are fetched at that time. */
  readonly hiddenSince?: readonly string[];
}

/** Stands in where an event does not name its maker. */
export const NOBODY: By = { invitation: '', role: 'observer', region: null, site: null, name: null };

/** The view that a welcome with a snapshot makes. */
export function viewOfSnapshot(welcome: Welcome, snapshot: WireSnapshot): View {
  return {
    you: welcome.you,
    epoch: welcome.epoch,
    seq: welcome.seq,
    session: snapshot.session,
    agenda: snapshot.agenda,
    regions: snapshot.regions,
    chat: { ...snapshot.chat, announcement: readAnnouncement(snapshot.chat.announcement) },
    steps: readSteps(snapshot.steps),
    workbooks: snapshot.workbooks,
    help: snapshot.help,
    presence: welcome.presence,
    board: welcome.board,
  };
}

/** A screen is not told who announced it. */
function readAnnouncement(wire: Announcement | null): Announcement | null {
  return wire && { ...wire, by: (wire as Partial<Announcement>).by ?? NOBODY };
}

function readSteps(wire: WireSteps): Steps {
  const gates: Record<string, Gate> = {};
  const opened: Record<string, string> = {};
  let current: string | null = null;
  for (const [key, entry] of Object.entries(wire)) {
    if (entry !== null && typeof entry === 'object') {
      gates[key] = entry.state;
      if (entry.opened_at) opened[key] = entry.opened_at;
    } else if (key === 'current') current = entry;
  }
  return { current, gates, opened };
}
