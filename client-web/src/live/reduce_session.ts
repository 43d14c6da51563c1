// Lifecycle, steps, headcounts: what these events do to a view.
import type { Gate } from '../protocol/snapshot';
import type { Handlers } from './reduce';
import { finishRunning } from './reduce_agenda';
import type { View } from './view';

/** The protocol’s: so long may workbooks still be filled in after the end. */
const WORKBOOKS_OPEN_MS = 7 * 24 * 60 * 60 * 1000;

function withSession(view: View, change: Partial<View['session']>): View {
  return { ...view, session: { ...view.session, ...change } };
}

function withGate(view: View, step: string, gate: Gate): View {
  return { ...view, steps: { ...view.steps, gates: { ...view.steps.gates, [step]: gate } } };
}

function withOpened(view: View, step: string, at: string): View {
  const { steps } = withGate(view, step, 'open');
  return { ...view, steps: { ...steps, current: step, opened: { ...steps.opened, [step]: at } } };
}

export const sessionHandlers: Handlers<
  | 'session_opened'
  | 'session_started'
  | 'session_ended'
  | 'session_reopened'
  | 'session_archived'
  | 'session_cancelled'
  | 'meeting_link_set'
  | 'headcount_declared'
  | 'step_opened'
  | 'step_closed'
> = {
  session_opened: (view) => withSession(view, { state: 'lobby' }),
  session_started: (view, event) =>
    withSession(view, { state: 'live', started_at: event.at, ended_at: null, occurrence: event.occurrence }),
  session_ended: (view, event) =>
    withSession(finishRunning(view, event.ended_at), {
      state: 'ended',
      ended_at: event.ended_at,
      workbooks_deadline: new Date(Date.parse(event.ended_at) + WORKBOOKS_OPEN_MS).toISOString(),
      occurrence: event.occurrence,
    }),
  session_reopened: (view, event) =>
    withSession(view, {
      state: 'live',
      started_at: event.at,
      ended_at: null,
      workbooks_deadline: null,
      occurrence: event.occurrence,
    }),
  session_archived: (view) => withSession(view, { state: 'archived', workbooks_deadline: null }),
  session_cancelled: (view) => withSession(view, { state: 'cancelled' }),
  meeting_link_set: (view, event) => withSession(view, { meeting_url: event.url ?? null }),

  headcount_declared: (view, event) => ({
    ...view,
    regions: view.regions.map((region) =>
      region.code !== event.region
        ? region
        : {
            ...region,
            sites: region.sites.map((site) => (site.id === event.site ? { ...site, heads: event.heads } : site)),
          },
    ),
  }),

  step_opened: (view, event) => withOpened(view, event.step, event.at),
  step_closed: (view, event) => withGate(view, event.step, 'closed'),
};
