import { expect, it } from 'vitest';
import { isFixed, isOver, mayTakeOut, withPartOf } from './phases';
import { newPlan } from './template';

it('everything may change while scheduled; time, agenda and form no more from the lobby on, rules of attendance from the start; nothing at last', () => {
  const fixed = (phase: Parameters<typeof isFixed>[1]) =>
    (['title', 'time', 'agenda', 'form', 'invited', 'attendance'] as const).filter((part) => isFixed(part, phase));
  expect(fixed('scheduled')).toEqual([]);
  expect(fixed('lobby')).toEqual(['time', 'agenda', 'form']);
  for (const phase of ['live', 'ended'] as const)
    expect(fixed(phase)).toEqual(['time', 'agenda', 'form', 'attendance']);
  expect(fixed('archived')).toHaveLength(6);
  expect([isOver('cancelled'), isOver('ended')]).toEqual([true, false]);
  expect([mayTakeOut('lobby'), mayTakeOut('live')]).toEqual([true, false]);
});

it('a part that may not change goes back to what is in force', () => {
  const base = { ...newPlan(), date: '2026-12-03' };
  const mine = { ...base, date: '2026-12-04', starts_at: '09:00', host: 'Saya' };
  expect(withPartOf(base, 'time', mine)).toMatchObject({ date: '2026-12-03', starts_at: '08:00', host: 'Saya' });
});

it('regions and sites that were taken out come back, and those that are new stay', () => {
  const site = (id: string) => ({ id, name: id, expected_heads: 1 });
  const base = {
    ...newPlan(),
    invited: [
      { code: '73.22', sites: [site('a')] },
      { code: '73.24', sites: [site('a'), site('b')] },
    ],
  };
  const mine = {
    ...base,
    invited: [
      { code: '73.01', sites: [site('a')] },
      { code: '73.24', sites: [site('b'), site('c')] },
    ],
  };
  const { invited } = withPartOf(base, 'invited', mine);
  expect(invited.map(({ code, sites }) => `${code} ${sites.map(({ id }) => id).join('')}`)).toEqual([
    '73.01 a',
    '73.22 a',
    '73.24 bca',
  ]);
});
