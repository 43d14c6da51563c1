import { describe, expect, it } from 'vitest';
import golden from '../../../tests/golden/form_checks.json';
import edition2022 from '../../../server/data/iid-2022.walkthrough.json';
import edition2026 from '../../../server/data/iid-2026.walkthrough.json';
import type { AnswerValue, Problem } from '../protocol/snapshot';
import { findField, findStep, type Field, type Step, type Walkthrough } from './definition';
import { draftProblem, valueProblem, VisibleAnswers } from './form_check';

interface Vector {
  name: string;
  definition: string;
  draft?: { field: string; value: AnswerValue; problem: Problem | null };
  answers?: Record<string, AnswerValue>;
  problems?: Record<string, Problem[]>;
  hidden?: string[];
  required?: string[];
  offered?: Record<string, string[]>;
}

const definitions = golden.definitions as unknown as Record<string, Walkthrough>;
const vectors = golden.vectors as unknown as Vector[];

function definitionOf(vector: Vector): Walkthrough {
  return definitions[vector.definition]!;
}

function locate(walkthrough: Walkthrough, reference: string): { step: Step; field: Field } {
  const [stepId = '', fieldId = ''] = reference.split('.');
  const step = findStep(walkthrough, stepId)!;
  return { step, field: findField(step, fieldId)! };
}

function visibleOf(vector: Vector): VisibleAnswers {
  return new VisibleAnswers(definitionOf(vector), (step, field) => vector.answers?.[`${step}.${field}`] ?? null);
}

/** Every field of the definition for which `isOne` holds, as sorted `step.field`. */
function fieldsWhere(walkthrough: Walkthrough, isOne: (step: Step, field: Field) => boolean): string[] {
  const steps = walkthrough.sections.flatMap((section) => section.steps);
  const fields = steps.flatMap((step) =>
    step.fields.filter((field) => isOne(step, field)).map((field) => `${step.id}.${field.id}`),
  );
  return fields.sort();
}

describe('the golden file of forms', () => {
  it.each(vectors.filter((vector) => vector.draft))('$name', ({ definition, draft }) => {
    const { field } = locate(definitions[definition]!, draft!.field);
    expect(draftProblem(field, draft!.value)).toEqual(draft!.problem);
  });

  it.each(vectors.filter((vector) => vector.problems))('values: $name', (vector) => {
    const visible = visibleOf(vector);
    for (const [stepId, problems] of Object.entries(vector.problems!)) {
      const step = findStep(definitionOf(vector), stepId)!;
      const found = step.fields
        .filter((field) => visible.isAsked(step.id, field.id))
        .map((field) => {
          const offered = 'options' in field ? visible.offered(step, field.options) : [];
          return valueProblem(field, vector.answers?.[`${stepId}.${field.id}`] ?? null, offered);
        })
        .filter((problem) => problem !== null);
      const ofValues = problems.filter(({ code }) => code !== 'required' && !code.startsWith('check:'));
      expect(found).toEqual(ofValues);
    }
  });

  it.each(vectors.filter((vector) => vector.hidden))('hidden and required: $name', (vector) => {
    const visible = visibleOf(vector);
    const walkthrough = definitionOf(vector);
    expect(fieldsWhere(walkthrough, (step, field) => !visible.isAsked(step.id, field.id))).toEqual(vector.hidden);
    expect(fieldsWhere(walkthrough, (step, field) => visible.isRequired(step, field))).toEqual(vector.required);
  });

  it.each(vectors.filter((vector) => vector.offered))('offered: $name', (vector) => {
    for (const [reference, options] of Object.entries(vector.offered!)) {
      const { step, field } = locate(definitionOf(vector), reference);
      const offered = 'options' in field ? visibleOf(vector).offered(step, field.options) : [];
      expect(offered.map((option) => option.id)).toEqual(options);
    }
  });
});

describe('the shipped editions', () => {
  const indicator18 = (answers: Record<string, AnswerValue>) => {
    const walkthrough = edition2026 as Walkthrough;
    const { step, field } = locate(walkthrough, 'ind18.grade');
    const visible = new VisibleAnswers(walkthrough, (at, id) => answers[`${at}.${id}`] ?? null);
    const offered = 'options' in field ? visible.offered(step, field.options).map((option) => option.id) : [];
    return { asked: visible.isAsked('ind18', 'grade'), offered };
  };

  it('have the type of a definition', () => {
    const editions: Walkthrough[] = [edition2026 as Walkthrough, edition2022 as Walkthrough];
    expect(editions.map((edition) => edition.id)).toEqual(['iid-2026', 'iid-2022']);
  });

  it('ask for the grade of indicator 18 once its basis is chosen, and offer what belongs to it', () => {
    expect(indicator18({})).toEqual({ asked: false, offered: [] });
    expect(indicator18({ 'ind18.basis': 'c' })).toEqual({ asked: true, offered: ['c_p1', 'c_p2', 'c_p3'] });
  });
});
