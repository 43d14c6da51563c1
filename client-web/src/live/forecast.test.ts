import { describe, expect, it } from 'vitest';
import { forecast } from './forecast';
import { aSnapshot, item } from './test_views';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00.000Z`);
const iso = (time: string) => new Date(at(time)).toISOString();

const day = [
  item('a', { planned_start: iso('01:00'), state: 'running', started_at: iso('01:10') }),
  item('b', { planned_start: iso('01:30') }),
  item('c', { planned_start: iso('02:00') }),
];
const live = aSnapshot().session;

describe('the forecast', () => {
  it('starts the next item when the running one has used its minutes', () => {
    const { starts, drift_minutes } = forecast(live, day, at('01:20'));
    expect(starts).toEqual({ b: at('01:40'), c: at('02:10') });
    expect(drift_minutes).toBe(10);
  });

  it('goes on from now when the running item is over its time', () => {
    expect(forecast(live, day, at('01:55')).drift_minutes).toBe(25);
  });

  it('measures against the planned end when nothing is pending', () => {
    const last = [item('a', { state: 'running', started_at: iso('07:45') })];
    expect(forecast(live, last, at('07:50')).drift_minutes).toBe(15);
  });

  it('truncates toward zero when ahead of the plan', () => {
    const ahead = [item('a', { planned_start: iso('02:00') })];
    expect(forecast(live, ahead, at('01:57') + 30_000).drift_minutes).toBe(-2);
    expect(forecast(live, ahead, at('01:59') + 30_000).drift_minutes).toBe(0);
  });

  it('follows the plan before the session starts, without drift', () => {
    const lobby = aSnapshot({ state: 'lobby' }).session;
    const waiting = [item('a', { planned_start: iso('01:00') }), item('b', { planned_start: iso('01:30') })];
    expect(forecast(lobby, waiting, at('03:00'))).toEqual({
      starts: { a: at('01:00'), b: at('01:30') },
      end: at('02:00'),
      drift_minutes: 0,
    });
  });
});
