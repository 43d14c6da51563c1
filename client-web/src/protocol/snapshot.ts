// The state of a session as a welcome carries it, and as the reducer keeps it. Names are those of the wire.

/** UTC, ISO 8601 with milliseconds. */
export type Instant = string;

export interface Localized {
  id: string;
  en?: string;
}

export type Role =
  | 'organizer'
  | 'facilitator'
  | 'moderator'
  | 'helper'
  | 'site_operator'
  | 'participant'
  | 'region_admin'
  | 'screen'
  | 'observer';

/** Who did something, with the name as it is now. */
export interface By {
  invitation: string;
  role: Role;
  region: string | null;
  site: string | null;
  name: string | null;
}

export interface You {
  invitation: string;
  role: Role;
  region: string | null;
  site: string | null;
  name: string | null;
  channels: string[];
}

export type SessionState = 'scheduled' | 'lobby' | 'live' | 'ended' | 'archived' | 'cancelled';
export type ZoneName = 'WIB' | 'WITA' | 'WIT';

export interface Session {
  id: string;
  title: Localized;
  host: string;
  theme: Localized | string | null;
  state: SessionState;
  zone: string;
  zones: ZoneName[];
  meeting_url: string | null;
  planned_start: Instant;
  planned_end: Instant;
  started_at: Instant | null;
  ended_at: Instant | null;
  occurrence: number;
  definition: { id: string; version: string; hash: string };
  steps_today: string[];
  workbooks_deadline: Instant | null;
  attendance: { grace_s: number; late_after_min: number; full: number; partial: number };
}

export type AgendaKind =
  | 'registration'
  | 'opening'
  | 'anthem'
  | 'prayer'
  | 'report'
  | 'remarks'
  | 'photo'
  | 'presentation'
  | 'qna'
  | 'break'
  | 'practice'
  | 'evaluation'
  | 'closing'
  | 'other';

export interface AgendaItem {
  id: string;
  title: Localized;
  kind: AgendaKind;
  pic: string | null;
  planned_start: Instant | null;
  planned_minutes: number;
  /** Minutes that the item has now, after extensions. */
  minutes: number;
  counts: boolean;
  break: boolean;
  state: 'pending' | 'running' | 'done' | 'skipped';
  started_at: Instant | null;
  ended_at: Instant | null;
}

export interface Agenda {
  items: AgendaItem[];
  /** As it was at the snapshot; `forecast()` computes what it is now. */
  drift_minutes: number;
}

export interface Site {
  id: string;
  name: string;
  expected_heads: number;
  /** Declared last; known for one's own region, and to staff for every region. */
  heads?: number | null;
}

export interface Region {
  code: string;
  name: string;
  province: string;
  province_name: string;
  sites: Site[];
}

export type Channel = 'everyone' | 'staff';

export interface Message {
  id: string;
  seq: number;
  at: Instant;
  by: By;
  /** Null once hidden or erased. */
  text: string | null;
  reply_to: string | null;
  channel: Channel;
  hidden: boolean;
}

export interface Announcement {
  text: string;
  at: Instant;
  by: By;
}

export interface Chat {
  messages: Message[];
  pinned: Message[];
  slow_mode_s: number;
  muted: string[];
  announcement: Announcement | null;
}

export type Gate = 'locked' | 'open' | 'closed';

export interface Steps {
  /** The step that was opened last. On the wire it stands beside the steps; see `readSteps`. */
  current: string | null;
  gates: Record<string, Gate>;
  /** When each step was last opened; those that never were are missing. */
  opened: Record<string, string>;
}

export type AnswerValue = string | number | boolean | string[] | null;

export interface Answer {
  value: AnswerValue;
  /** The revision: the seq of the save that made this value. */
  seq: number;
  by: By;
}

export interface Problem {
  field: string | null;
  /** As in the walkthrough's normal form; `check:<id>` for checks. */
  code: string;
  severity: 'error' | 'warning' | 'info';
  params: Record<string, string | number>;
}

export type Work = 'untouched' | 'touched' | 'done';

export interface Score {
  claimed: number;
  answered: number;
  of: number;
  max: number;
}

export interface Workbook {
  id: string;
  region: string;
  name: string;
  answers: Record<string, Record<string, Answer>>;
  problems: Record<string, Problem[]>;
  work: Record<string, Work>;
  score: Score;
}

export type HelpReason = 'unclear' | 'document_missing' | 'system' | 'other';

export interface HelpItem {
  id: string;
  workbook: string;
  region: string;
  step: string;
  field: string | null;
  reason: HelpReason;
  text: string | null;
  state: 'open' | 'claimed';
  asked_at: Instant;
  by: By;
  claimed_by: By | null;
}

/** As the wire has it: a step's gate under its id, and the current step under `current`. */
export type WireSteps = Record<string, { state: Gate; opened_at: string | null } | string | null>;

export interface WireSnapshot {
  session: Session;
  agenda: Agenda;
  regions: Region[];
  chat: Chat;
  steps: WireSteps;
  workbooks: Workbook[];
  help: HelpItem[];
}

export type Line = 'good' | 'weak' | 'lost';

export interface RegionPresence {
  state: 'present' | 'lost' | 'absent';
  sites: number;
  heads: number;
  last_seen: Instant | null;
  line: Line | null;
}

export interface Presence {
  version: number;
  whole: boolean;
  regions_invited: number;
  regions_present: number;
  sites_present: number;
  heads: number;
  people: number;
  /** Staff only. */
  regions?: Record<string, RegionPresence>;
  /** Screen and observer only, by the province's code. */
  provinces?: Record<string, { regions_invited: number; regions_present: number }>;
}

export interface StepCounts {
  not_started: number;
  in_progress: number;
  problem: number;
  stuck: number;
  done: number;
}

export interface BoardCell {
  state: 'not_started' | 'in_progress' | 'done';
  problems: number;
  help: null | 'open' | 'claimed';
}

export type BoardRow = Record<string, { name: string; steps: Record<string, BoardCell> }>;

export interface Board {
  version: number;
  whole: boolean;
  steps: Record<string, StepCounts>;
  /** Staff only: region → workbook → step. */
  rows?: Record<string, BoardRow>;
  /** Screen and observer only, by the province's code; `done` is by step. */
  provinces?: Record<string, { workbooks: number; done: Record<string, number> }>;
}
