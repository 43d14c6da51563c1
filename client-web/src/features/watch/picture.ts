// What a page that watches shows of a session: what runs, until when, and how far all and each province are.
import { forecast } from '../../live/forecast';
import type { View } from '../../live/view';
import type { AgendaItem } from '../../protocol/snapshot';

export interface Part {
  /** As the session counts them: 0 of 0 when there are none yet. */
  done: number;
  of: number;
}

export interface ProvincePart extends Part {
  code: string;
  name: string;
  regions_present: number;
  regions_invited: number;
}

export interface Picture {
  running: AgendaItem | undefined;
  next: AgendaItem | undefined;
  /** Milliseconds since 1970; of what a countdown leads to: the end of the running item, before the session its start. */
  target: number | null;
  /** Expected start of the next item. */
  next_start: number | null;
  drift_minutes: number;
  /** The step that is current, by its number of the day. */
  step: { id: string; number: number; of: number; open: boolean } | null;
  /** Workbooks in the current step. */
  all: Part;
  /** Workbooks whose region waits for help in the current step. */
  stuck: number;
  /** In the order of their codes. */
  provinces: ProvincePart[];
}

const MINUTE_MS = 60_000;

/** `now` is the server's time, in milliseconds since 1970. */
export function pictureOf(view: View, now: number): Picture {
  const { session, agenda, steps } = view;
  const live = session.state === 'live';
  const ahead = session.state === 'scheduled' || session.state === 'lobby';
  const plan = forecast(session, agenda.items, now);
  const running = live ? agenda.items.find((item) => item.state === 'running') : undefined;
  const next = live || ahead ? agenda.items.find((item) => item.state === 'pending') : undefined;
  const current = live ? steps.current : null;
  const counts = current === null ? undefined : view.board.steps[current];
  return {
    running,
    next,
    target: running?.started_at
      ? Date.parse(running.started_at) + running.minutes * MINUTE_MS
      : ahead
        ? Date.parse(session.planned_start)
        : null,
    next_start: next ? (plan.starts[next.id] ?? null) : null,
    drift_minutes: plan.drift_minutes,
    step:
      current === null
        ? null
        : {
            id: current,
            number: session.steps_today.indexOf(current) + 1,
            of: session.steps_today.length,
            open: steps.gates[current] === 'open',
          },
    all: { done: counts?.done ?? 0, of: counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : 0 },
    stuck: counts?.stuck ?? 0,
    provinces: provincesOf(view, current),
  };
}

function provincesOf(view: View, step: string | null): ProvincePart[] {
  const names = new Map(view.regions.map((region) => [region.province, region.province_name]));
  return [...names]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, name]) => {
      const presence = view.presence.provinces?.[code];
      const progress = view.board.provinces?.[code];
      return {
        code,
        name,
        regions_present: presence?.regions_present ?? 0,
        regions_invited: presence?.regions_invited ?? 0,
        done: step === null ? 0 : (progress?.done[step] ?? 0),
        of: progress?.workbooks ?? 0,
      };
    });
}

/** `12:05`, which nobody takes for a time of the day: minutes and seconds; from an hour on `1:12:05`. Time past the target counts as 0. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
