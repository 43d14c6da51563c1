import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../protocol/events';
import { aView, aWelcome, by, item } from './test_views';
import { reduce } from './reduce';
import type { View } from './view';

function after(view: View, ...events: SessionEvent[]): View {
  const next = reduce(view, { type: 'events', seq: events.at(-1)?.seq ?? view.seq, events });
  if (!next) throw new Error('a view stays a view');
  return next;
}

const at = '2026-11-24T01:30:00.000Z';

describe('a welcome', () => {
  it('with a snapshot replaces what was known', () => {
    const view = reduce(aView({ seq: 7 }), aWelcome({ seq: 40, epoch: 'other' }));
    expect(view).toMatchObject({ seq: 40, epoch: 'other', steps: { current: 'ind01', gates: { ind01: 'open' } } });
  });

  it('that resumes adds the events that were missed and takes the digests whole', () => {
    const welcome = aWelcome({ seq: 12, heads: 99 });
    delete welcome.snapshot;
    welcome.events = [{ type: 'session_started', seq: 12, at, occurrence: 1 }];
    const view = reduce(aView({ seq: 10, state: 'lobby' }), welcome);
    expect(view?.session.state).toBe('live');
    expect(view?.seq).toBe(12);
    expect(view?.presence.heads).toBe(99);
  });
});

describe('events', () => {
  it('that were seen already change nothing', () => {
    const view = aView({ seq: 10 });
    expect(after(view, { type: 'step_opened', seq: 10, at, step: 'ind02' }).steps).toEqual(view.steps);
  });

  it('of a type that this page does not know are passed over', () => {
    const event = { type: 'confetti_thrown', seq: 11, at } as unknown as SessionEvent;
    expect(after(aView({ seq: 10 }), event).seq).toBe(11);
  });

  it('do not change the view that they are applied to', () => {
    const view = aView({ seq: 10 });
    const before = structuredClone(view);
    after(view, { type: 'agenda_item_started', seq: 11, at, item: 'a' });
    expect(view).toEqual(before);
  });
});

describe('the agenda', () => {
  it('finishes the running item when another starts', () => {
    const view = aView({ items: [item('a', { state: 'running', started_at: at }), item('b')] });
    const [a, b] = after(view, { type: 'agenda_item_started', seq: 99, at, item: 'b' }).agenda.items;
    expect(a).toMatchObject({ state: 'done', ended_at: at });
    expect(b).toMatchObject({ state: 'running', started_at: at, ended_at: null });
  });

  it('finishes the running item when the session ends', () => {
    const view = aView({ items: [item('a', { state: 'running' })] });
    const ended = after(view, { type: 'session_ended', seq: 99, at, occurrence: 1, ended_at: at, reason: 'command' });
    expect(ended.agenda.items[0]).toMatchObject({ state: 'done', ended_at: at });
  });

  it('leaves workbooks seven days after the end, and no deadline once the session goes on', () => {
    const ended_at = '2026-11-24T07:10:00.000Z';
    const ended = after(aView(), { type: 'session_ended', seq: 98, at, occurrence: 1, ended_at, reason: 'command' });
    expect(ended.session.workbooks_deadline).toBe('2026-12-01T07:10:00.000Z');
    const reopened = after(ended, { type: 'session_reopened', seq: 99, at, occurrence: 2 });
    expect(reopened.session.workbooks_deadline).toBeNull();
  });

  it('moves an item to the front or behind another', () => {
    const view = aView({ items: [item('a'), item('b'), item('c')] });
    const ids = (moved: View) => moved.agenda.items.map((one) => one.id).join('');
    expect(ids(after(view, { type: 'agenda_item_moved', seq: 99, at, item: 'c', after: null }))).toBe('cab');
    expect(ids(after(view, { type: 'agenda_item_moved', seq: 99, at, item: 'a', after: 'b' }))).toBe('bac');
  });

  it('counts an added item by its kind, and again when the kind is edited', () => {
    const view = aView({ items: [item('a')] });
    const added = after(view, {
      type: 'agenda_item_added',
      seq: 98,
      at,
      item: 'x',
      title: 'Jeda',
      kind: 'break',
      minutes: 10,
      pic: null,
      after: 'a',
    });
    expect(added.agenda.items[1]).toMatchObject({ break: true, counts: false, minutes: 10, planned_start: null });
    const edited = after(added, { type: 'agenda_item_edited', seq: 99, at, item: 'x', kind: 'qna' });
    expect(edited.agenda.items[1]).toMatchObject({ break: false, counts: true, title: { id: 'Jeda', en: 'Jeda' } });
  });
});

describe('chat', () => {
  const posted: SessionEvent = {
    type: 'message_posted',
    seq: 98,
    at,
    by: by('i1'),
    message: 'm1',
    text: 'Halo',
    reply_to: null,
    channel: 'everyone',
  };

  it('takes the text of a hidden message out, also where it is pinned', () => {
    const pinned = after(aView(), posted, { type: 'message_pinned', seq: 99, at, message: 'm1' });
    expect(pinned.chat.pinned).toHaveLength(1);
    const hidden = after(pinned, { type: 'message_hidden', seq: 100, at, message: 'm1' });
    expect(hidden.chat.messages[0]).toMatchObject({ text: null, hidden: true });
    expect(hidden.chat.pinned[0]).toMatchObject({ text: null, hidden: true });
  });

  it('mutes an invitation once, however often it is said', () => {
    const muted: SessionEvent = { type: 'invitation_muted', seq: 98, at, invitation: 'i9' };
    expect(after(aView(), muted, { ...muted, seq: 99 }).chat.muted).toEqual(['i9']);
  });
});

describe('steps', () => {
  it('are current and timed from their latest opening', () => {
    const at = '2026-11-24T03:00:00.000Z';
    const opened = after(aView({}), { type: 'step_opened', seq: 90, at, step: 'ind02' });
    expect(opened.steps).toMatchObject({ current: 'ind02', gates: { ind02: 'open' }, opened: { ind02: at } });
    const closed = after(opened, { type: 'step_closed', seq: 91, at: '2026-11-24T03:10:00.000Z', step: 'ind02' });
    expect(closed.steps).toMatchObject({ current: 'ind02', gates: { ind02: 'closed' }, opened: { ind02: at } });
  });
});

describe('workbooks', () => {
  const problem = { field: 'grade', code: 'required', severity: 'error', params: {} } as const;
  const score = { claimed: 0, answered: 0, of: 6, max: 111 };
  const created: SessionEvent = {
    type: 'workbook_created',
    seq: 90,
    at,
    workbook: 'w',
    region: '73.24',
    name: 'Antre Pasti',
    problems: { ind01: [problem] },
    score,
    work: {},
  };

  it('appear to their own region and not to staff, who have the board', () => {
    expect(after(aView({ region: '73.24' }), created).workbooks).toMatchObject([
      { id: 'w', answers: {}, problems: { ind01: [problem] }, score, work: {} },
    ]);
    expect(after(aView({ region: null }), created).workbooks).toEqual([]);
  });

  it('take an answer with its revision, and the problems of the whole day', () => {
    const saved = after(aView({ region: '73.24' }), created, {
      type: 'answer_saved',
      seq: 91,
      at,
      by: by('i1'),
      workbook: 'w',
      step: 'ind01',
      field: 'grade',
      row: null,
      value: 'p1',
      late: false,
      problems: { ind02: [{ field: 'grade', code: 'required', severity: 'error', params: {} }] },
      score: { claimed: 4, answered: 1, of: 6, max: 111 },
      work: { ind01: 'touched' },
    });
    expect(saved.workbooks[0]).toMatchObject({
      answers: { ind01: { grade: { value: 'p1', seq: 91 } } },
      work: { ind01: 'touched' },
      score: { claimed: 4 },
    });
    expect(saved.workbooks[0]?.problems['ind02']).toHaveLength(1);
  });
});

describe('help', () => {
  it('is open, then claimed by someone, then gone', () => {
    const asked = after(aView(), {
      type: 'help_asked',
      seq: 95,
      at,
      by: by('i1'),
      help: 'h',
      workbook: 'w',
      region: '73.24',
      step: 'ind01',
      field: null,
      reason: 'unclear',
      text: null,
    });
    expect(asked.help).toMatchObject([{ id: 'h', state: 'open', asked_at: at, claimed_by: null }]);
    const claimed = after(asked, { type: 'help_claimed', seq: 96, at, by: by('i2'), help: 'h' });
    expect(claimed.help).toMatchObject([{ state: 'claimed', claimed_by: { invitation: 'i2' } }]);
    expect(
      after(claimed, { type: 'help_resolved', seq: 97, at, help: 'h', outcome: 'answered', text: null }).help,
    ).toEqual([]);
  });
});

describe('digests', () => {
  const present = { state: 'present', sites: 1, heads: 12, last_seen: at, line: 'good' } as const;

  it('of presence that are partial carry all totals and only the regions that changed', () => {
    const view = reduce(aView({ presenceRegions: { '71': present, '72': present } }), {
      type: 'presence',
      version: 5,
      whole: false,
      regions_invited: 87,
      regions_present: 1,
      sites_present: 1,
      heads: 12,
      people: 0,
      regions: { '72': { ...present, state: 'lost' } },
    });
    expect(view?.presence.regions_present).toBe(1);
    expect(view?.presence.regions).toMatchObject({ '71': { state: 'present' }, '72': { state: 'lost' } });
  });

  it('of the board replace the row of a region whole', () => {
    const row = (name: string) => ({ [name]: { name, steps: {} } });
    const view = reduce(aView({ boardRows: { '71': row('a'), '72': row('b') } }), {
      type: 'board',
      version: 5,
      whole: false,
      steps: {},
      rows: { '72': row('c') },
    });
    expect(view?.board.rows).toEqual({ '71': row('a'), '72': row('c') });
  });
});
