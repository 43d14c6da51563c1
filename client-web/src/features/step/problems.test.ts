import { describe, expect, it } from 'vitest';
import edition from '../../../../server/data/iid-2026.walkthrough.json';
import type { AnswerValue, Problem } from '../../protocol/snapshot';
import { findStep, type Walkthrough } from '../../walkthrough/definition';
import { VisibleAnswers } from '../../walkthrough/form_check';
import { problemsOf, problemText } from './problems';

const walkthrough = edition as Walkthrough;
const step = (id: string) => findStep(walkthrough, id)!;

function check(
  id: string,
  answers: Record<string, AnswerValue>,
  {
    server = [],
    unsent = [],
    unreadable = {},
  }: { server?: Problem[]; unsent?: string[]; unreadable?: Record<string, string> } = {},
) {
  const visible = new VisibleAnswers(walkthrough, (at, field) => (at === id ? (answers[field] ?? null) : null));
  return problemsOf(
    step(id),
    visible,
    (field) => ({
      value: answers[field.id] ?? null,
      unreadable: unreadable[field.id],
      unsent: unsent.includes(field.id),
    }),
    server,
  );
}

const codes = (problems: Problem[]) => problems.map((one) => `${one.field}:${one.code}`);
const error = (field: string, code: string): Problem => ({ field, code, severity: 'error', params: {} });

describe('problems of a step', () => {
  it('name required fields that are blank, in the order of the form; evidence comes later', () => {
    expect(codes(check('profil_identitas', {}))).toEqual([
      'innovation_name:required',
      'stage:required',
      'initiator:required',
    ]);
    expect(codes(check('ind01', { grade: 'p1' }))).toEqual([]);
  });

  it('of a value that the server has not seen come from this device, not from what the server said before', () => {
    const server = [error('innovation_name', 'too_short')];
    const answers = { innovation_name: 'Antre Pasti', stage: 'trial', initiator: 'public' };
    expect(codes(check('profil_identitas', answers, { server, unsent: ['innovation_name'] }))).toEqual([]);
  });

  it('that only the server can see stay: checks between fields', () => {
    const server = [error('grade', 'check:option_fits_basis')];
    expect(codes(check('ind01', { grade: 'p1' }, { server }))).toEqual(['grade:check:option_fits_basis']);
  });

  it('are not told twice when both sides find the same', () => {
    const server = [error('stage', 'required')];
    const answers = { innovation_name: 'Antre Pasti', initiator: 'public' };
    expect(codes(check('profil_identitas', answers, { server }))).toEqual(['stage:required']);
  });

  it('name what could not be read as a number', () => {
    const field = step('ind05').fields.find((one) => one.type === 'integer')!;
    const found = check('ind05', { grade: 'p1' }, { unreadable: { [field.id]: 'dua' } });
    expect(codes(found)).toContain(`${field.id}:type`);
  });
});

describe('the words for a problem', () => {
  it('name the field and the limit', () => {
    const problem: Problem = {
      field: 'design_narrative',
      code: 'too_short',
      severity: 'error',
      params: { min: 300, have: 12, unit: 'words' },
    };
    const design = step('profil_rancang_bangun');
    expect(problemText(design, { ...problem, field: design.fields[0]!.id })).toMatch(/sedikitnya 300 kata\.$/);
  });

  it('of a check are those of the form', () => {
    const ind05 = step('ind05');
    const rule = ind05.checks![0]!;
    expect(problemText(ind05, error('grade', `check:${rule.id}`))).toBe(rule.message.id);
  });
});
