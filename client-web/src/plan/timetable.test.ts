import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../protocol/plan';
import { rundownTemplate } from './template';
import { endOf, instantOf, minutesOf, readTime, slotsOf, totalMinutes } from './timetable';

const item = (minutes: number | null, starts_at?: string): PlanItem => ({
  id: `i${String(minutes)}`,
  title: { id: 'x' },
  kind: 'other',
  minutes,
  counts: false,
  break: false,
  ...(starts_at !== undefined && { starts_at }),
});

it.each([
  ['8.00', '08:00'],
  ['08:00', '08:00'],
  [' 0830 ', '08:30'],
  ['23.59', '23:59'],
  ['24.00', null],
  ['8.60', null],
  ['8', null],
  ['pagi', null],
])('%s is read as %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

describe('the slots of a day', () => {
  it('follow from the start and the minutes', () => {
    const agenda = [item(30), item(5), item(null), item(60)];
    expect(slotsOf({ starts_at: '08:00', agenda })?.map(({ from, to }) => [from, to])).toEqual([
      [480, 510],
      [510, 515],
      [515, 515],
      [515, 575],
    ]);
    expect(endOf({ starts_at: '08:00', agenda })).toBe('09:35');
  });

  it('say by how much a stated start overlaps or leaves a gap', () => {
    const agenda = [item(30), item(30, '08:20'), item(30, '09:15'), item(30, '09:30')];
    expect(slotsOf({ starts_at: '08:00', agenda })?.map(({ off }) => off)).toEqual([0, -10, 15, 0]);
  });

  it('may pass midnight', () => {
    const agenda = [item(90), item(30, '00:30'), item(30, '23:50')];
    expect(slotsOf({ starts_at: '23:00', agenda })?.map(({ off }) => off)).toEqual([0, 0, -70]);
    expect(endOf({ starts_at: '23:00', agenda })).toBe('01:30');
  });

  it('are unknown while the start is no time; an unreadable stated start says nothing', () => {
    expect(slotsOf({ starts_at: '', agenda: [item(30)] })).toBeNull();
    expect(slotsOf({ starts_at: '08:00', agenda: [item(30, '8')] })?.[0]?.off).toBe(0);
  });
});

it('the template lasts from eight to ten past three, with 255 minutes that count', () => {
  const agenda = rundownTemplate();
  expect(endOf({ starts_at: '08:00', agenda })).toBe('15:10');
  expect(totalMinutes(agenda, ({ counts }) => counts)).toBe(255);
  expect(totalMinutes(agenda, ({ kind }) => kind === 'practice')).toBe(105);
});

it('a time of the day is an instant in the zone of the plan', () => {
  const eight = minutesOf('08:00') ?? 0;
  expect(new Date(instantOf({ date: '2026-12-03', zone: 'Asia/Makassar' }, eight)).toISOString()).toBe(
    '2026-12-03T00:00:00.000Z',
  );
  expect(new Date(instantOf({ date: '', zone: 'Asia/Jakarta' }, eight)).toISOString()).toContain('T01:00');
});
