import { expect, it } from 'vitest';
import { documentOf, keyOf, valueAt } from './document';
import { newPlan } from './template';
import { withStep } from './steps';

it('what is sent is trimmed, without blanks, and ends where the items end', () => {
  const plan = newPlan();
  plan.title = { id: ' Bimtek ', en: ' ' };
  plan.starts_at = '8.00';
  plan.agenda = plan.agenda.slice(0, 2).map((item) => ({ ...item, pic: ' ' }));
  plan.agenda[1] = { ...plan.agenda[1]!, minutes: null, starts_at: '8.30' };
  const sent = documentOf(plan);
  expect(sent).toMatchObject({ title: { id: 'Bimtek' }, starts_at: '08:00', ends_at: '08:30', theme: null });
  expect(sent.title).not.toHaveProperty('en');
  expect(sent.agenda[0]).not.toHaveProperty('pic');
  expect(sent.agenda[1]).not.toHaveProperty('minutes');
  expect(sent.agenda[1]?.starts_at).toBe('08:30');
});

it('members that the form does not know stay', () => {
  const plan = { ...newPlan(), note: { id: 'Rencana contoh' } };
  plan.attendance = { ...plan.attendance, minutes_per_jp: 45 };
  expect(documentOf(plan)).toMatchObject({ note: { id: 'Rencana contoh' }, attendance: { minutes_per_jp: 45 } });
});

it('a problem is tied to the item, region and site that it is about', () => {
  const plan = newPlan();
  plan.invited = [{ code: '73.24', sites: [{ id: 'aula', name: '', expected_heads: 3 }] }];
  expect(keyOf(plan, '/agenda/3/minutes')).toBe('/agenda/doa/minutes');
  expect(keyOf(plan, '/invited/0/sites/0/name')).toBe('/invited/73.24/sites/aula/name');
  expect(keyOf(plan, '/invited/0/code')).toBe('/invited/73.24/code');
  expect(keyOf(plan, '/invited')).toBe('/invited');
  expect(keyOf(plan, '/agenda/99/minutes')).toBe('/agenda/99/minutes');
  expect(keyOf(plan, '/title/id')).toBe('/title/id');
  expect(valueAt(plan, '/invited/73.24/sites/aula/expected_heads')).toBe(3);
  expect(valueAt(plan, '/agenda/doa/minutes')).toBe(5);
  expect(valueAt(plan, '/agenda/hilang/minutes')).toBeUndefined();
});

it('a step goes where the form has it, and an order of one’s own stays', () => {
  const steps = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: { id }, minutes: 5 }));
  const form = { id: 'f', version: '1', title: { id: 'f' }, hash: 'h', steps };
  expect(withStep(['a', 'd'], 'b', form)).toEqual(['a', 'b', 'd']);
  expect(withStep(['d', 'a'], 'b', form)).toEqual(['d', 'a', 'b']);
  expect(withStep([], 'c', form)).toEqual(['c']);
});
