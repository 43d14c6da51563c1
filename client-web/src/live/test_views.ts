// Views and frames for tests: a small session with two steps.
import type { Welcome } from '../protocol/frames';
import type { AgendaItem, By, Presence, Board, SessionState, WireSnapshot, You } from '../protocol/snapshot';
import { viewOfSnapshot, type View } from './view';

export function by(invitation: string): By {
  return { invitation, role: 'site_operator', region: '73.24', site: 's1', name: null };
}

export function item(id: string, change: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    title: { id, en: id },
    kind: 'presentation',
    pic: null,
    planned_start: null,
    planned_minutes: 30,
    minutes: 30,
    counts: true,
    break: false,
    state: 'pending',
    started_at: null,
    ended_at: null,
    ...change,
  };
}

interface Options {
  seq?: number;
  epoch?: string;
  state?: SessionState;
  region?: string | null;
  items?: AgendaItem[];
  heads?: number;
  presenceRegions?: NonNullable<Presence['regions']>;
  boardRows?: NonNullable<Board['rows']>;
}

export function aSnapshot({ state = 'live', items = [item('a')] }: Options = {}): WireSnapshot {
  return {
    session: {
      id: 's',
      title: { id: 'Bimtek', en: 'Bimtek' },
      host: 'BSKDN',
      theme: null,
      state,
      zone: 'Asia/Makassar',
      zones: ['WIB', 'WITA'],
      meeting_url: null,
      planned_start: '2026-11-24T01:00:00.000Z',
      planned_end: '2026-11-24T08:00:00.000Z',
      started_at: state === 'live' ? '2026-11-24T01:00:00.000Z' : null,
      ended_at: null,
      occurrence: 1,
      definition: { id: 'd', version: '1', hash: 'h' },
      steps_today: ['ind01', 'ind02'],
      workbooks_deadline: null,
      attendance: { grace_s: 60, late_after_min: 15, full: 75, partial: 50 },
    },
    agenda: { items, drift_minutes: 0 },
    regions: [
      {
        code: '73.24',
        name: 'Kabupaten Luwu Timur',
        province: '73',
        province_name: 'Sulawesi Selatan',
        sites: [{ id: 's1', name: 'Aula Media Center', expected_heads: 12 }],
      },
    ],
    chat: { messages: [], pinned: [], slow_mode_s: 0, muted: [], announcement: null },
    steps: {
      ind01: { state: 'open', opened_at: '2026-11-24T02:00:00.000Z' },
      ind02: { state: 'locked', opened_at: null },
      current: 'ind01',
    },
    workbooks: [],
    help: [],
  };
}

export function aWelcome(options: Options = {}): Welcome {
  const { seq = 10, epoch = 'e1', region = '73.24', heads = 0, presenceRegions, boardRows } = options;
  const you: You = {
    invitation: 'i1',
    role: region ? 'site_operator' : 'facilitator',
    region,
    site: region && 's1',
    name: null,
    channels: ['everyone'],
  };
  return {
    type: 'welcome',
    you,
    epoch,
    seq,
    server_time: '2026-11-24T01:10:00.000Z',
    snapshot: aSnapshot(options),
    presence: {
      version: 1,
      whole: true,
      regions_invited: 87,
      regions_present: 2,
      sites_present: 2,
      heads,
      people: 0,
      ...(presenceRegions && { regions: presenceRegions }),
    },
    board: { version: 1, whole: true, steps: {}, ...(boardRows && { rows: boardRows }) },
  };
}

export function aView(options: Options = {}): View {
  const welcome = aWelcome(options);
  return viewOfSnapshot(welcome, welcome.snapshot ?? aSnapshot(options));
}
