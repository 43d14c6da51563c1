import { describe, expect, it } from 'vitest';
import golden from '../../../tests/golden/expressions.json';
import type { AnswerValue } from '../protocol/snapshot';
import type { Rule } from './definition';
import { evaluate } from './expression';

interface Vector {
  name: string;
  expr: Rule;
  answers: Record<string, AnswerValue>;
  expect: AnswerValue;
}

describe('every rule of the golden file has the value that stands there', () => {
  it.each(golden.vectors as Vector[])('$name', (vector) => {
    const value = evaluate(vector.expr, 's', (step, field) => vector.answers[`${step}.${field}`] ?? null);
    expect(value).toEqual(vector.expect);
  });
});
