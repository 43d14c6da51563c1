import { expect, it } from 'vitest';
import { aView, item } from '../../live/test_views';
import type { View } from '../../live/view';
import { countdown, pictureOf } from './picture';

const noon = Date.parse('2026-11-24T04:00:00.000Z');
const MINUTE = 60_000;
const regionOf = (code: string, province: string, province_name: string) => ({
  code,
  name: code,
  province,
  province_name,
  sites: [],
});

const running = item('materi', { state: 'running', started_at: '2026-11-24T03:50:00.000Z', minutes: 30 });

function aDay(change: Partial<View> = {}): View {
  return {
    ...aView({ items: [item('buka', { state: 'done' }), running, item('praktik')] }),
    regions: [
      regionOf('73.24', '73', 'Sulawesi Selatan'),
      regionOf('71.03', '71', 'Sulawesi Utara'),
      regionOf('73.22', '73', 'Sulawesi Selatan'),
    ],
    ...change,
  };
}

it('counts down to the end of the item that runs, and tells when the next one is expected', () => {
  const picture = pictureOf(aDay(), noon);
  expect(picture.running?.id).toBe('materi');
  expect(picture.target).toBe(noon + 20 * MINUTE);
  expect(picture.next?.id).toBe('praktik');
  expect(picture.next_start).toBe(noon + 20 * MINUTE);
});

it('expects the next item now when the running one is over its time', () => {
  const picture = pictureOf(aDay(), noon + 25 * MINUTE);
  expect(picture.target).toBe(noon + 20 * MINUTE);
  expect(picture.next_start).toBe(noon + 25 * MINUTE);
});

it('counts down to the start before the session, and to nothing after it', () => {
  const day = aDay();
  const lobby = pictureOf({ ...day, session: { ...day.session, state: 'lobby' } }, noon);
  expect(lobby.target).toBe(Date.parse(day.session.planned_start));
  expect(lobby.step).toBeNull();
  const ended = pictureOf({ ...day, session: { ...day.session, state: 'ended' } }, noon);
  expect(ended).toMatchObject({ running: undefined, next: undefined, target: null, step: null });
});

it('adds up the workbooks of the current step, and shows every province that is invited', () => {
  const day = aDay({
    board: {
      version: 1,
      whole: true,
      steps: { ind01: { not_started: 1, in_progress: 2, problem: 3, stuck: 4, done: 5 } },
      provinces: { '73': { workbooks: 15, done: { ind01: 5, ind02: 9 } } },
    },
    presence: {
      ...aView().presence,
      provinces: {
        '71': { regions_invited: 1, regions_present: 0 },
        '73': { regions_invited: 2, regions_present: 2 },
      },
    },
  });
  const picture = pictureOf(day, noon);
  expect(picture.step).toEqual({ id: 'ind01', number: 1, of: 2, open: true });
  expect(picture.all).toEqual({ done: 5, of: 15 });
  expect(picture.stuck).toBe(4);
  expect(picture.provinces).toEqual([
    { code: '71', name: 'Sulawesi Utara', regions_present: 0, regions_invited: 1, done: 0, of: 0 },
    { code: '73', name: 'Sulawesi Selatan', regions_present: 2, regions_invited: 2, done: 5, of: 15 },
  ]);
});

it.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [1, '0:01'],
  [59_000, '0:59'],
  [12 * MINUTE + 5_000, '12:05'],
  [72 * MINUTE + 5_000, '1:12:05'],
])('writes %i ms as %s', (left, text) => {
  expect(countdown(left)).toBe(text);
});
