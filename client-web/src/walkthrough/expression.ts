// The value of a rule. Total, and the same as on the server, where its operators are described: include/bimtek/domain/expression.hpp.
import type { AnswerValue } from '../protocol/snapshot';
import type { Operator, Rule } from './definition';
import { compareTexts, countCodePoints, isAllWhiteSpace } from './text';
import { parseDate } from './value_format';

/** The answer of a field as a rule may see it; null for none. */
export type AnswerLookup = (step: string, field: string) => AnswerValue;

/** Nothing given: null, an empty list, a text that is empty or white space only. */
export function isBlank(value: AnswerValue): boolean {
  if (typeof value === 'string') return isAllWhiteSpace(value);
  return value === null || (Array.isArray(value) && value.length === 0);
}

function kindOf(value: AnswerValue): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function equal(a: AnswerValue, b: AnswerValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  const left = [...a].sort();
  const right = [...b].sort();
  return left.length === right.length && left.every((id, i) => id === right[i]);
}

/** Negative, 0 or positive for integers and texts of the same kind; null for what has no order. */
function order(a: AnswerValue, b: AnswerValue): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return null;
}

function compare(op: Operator, a: AnswerValue, b: AnswerValue): boolean {
  if (isBlank(a) || isBlank(b) || kindOf(a) !== kindOf(b)) return false;
  if (op === 'eq') return equal(a, b);
  if (op === 'ne') return !equal(a, b);
  const ordering = order(a, b);
  if (ordering === null) return false;
  if (op === 'lt') return ordering < 0;
  if (op === 'lte') return ordering <= 0;
  if (op === 'gt') return ordering > 0;
  return ordering >= 0;
}

function contains(list: AnswerValue, item: AnswerValue): boolean {
  return Array.isArray(list) && typeof item === 'string' && !isBlank(item) && list.includes(item);
}

function count(value: AnswerValue): AnswerValue {
  if (isBlank(value)) return 0;
  return Array.isArray(value) ? value.length : null;
}

function len(value: AnswerValue): AnswerValue {
  if (typeof value === 'string') return countCodePoints(value);
  return isBlank(value) ? 0 : null;
}

function sum(values: AnswerValue[]): AnswerValue {
  let total: number | null = null;
  for (const value of values) {
    if (isBlank(value)) continue;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
    total = (total ?? 0) + value;
    if (!Number.isSafeInteger(total)) return null;
  }
  return total;
}

function daysBetween(from: AnswerValue, to: AnswerValue): AnswerValue {
  const first = typeof from === 'string' ? parseDate(from) : null;
  const last = typeof to === 'string' ? parseDate(to) : null;
  return first === null || last === null ? null : last - first;
}

function call(op: Operator, args: AnswerValue[]): AnswerValue {
  const [a = null, b = null, c = null] = args;
  switch (op) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return compare(op, a, b);
    case 'and':
      return args.every((value) => value === true);
    case 'or':
      return args.some((value) => value === true);
    case 'not':
      return a !== true;
    case 'in':
      return contains(b, a);
    case 'count':
      return count(a);
    case 'sum':
      return sum(args);
    case 'if':
      return a === true ? b : c;
    case 'coalesce':
      return args.find((value) => !isBlank(value)) ?? null;
    case 'len':
      return len(a);
    case 'isEmpty':
      return isBlank(a);
    case 'selected':
      return typeof a === 'string' ? compare('eq', a, b) : contains(a, b);
    case 'daysBetween':
      return daysBetween(a, b);
  }
}

/** `step` is where the rule stands: a field without a step is one of it. */
export function evaluate(rule: Rule, step: string, answerOf: AnswerLookup): AnswerValue {
  if (typeof rule !== 'object' || Array.isArray(rule)) return rule;
  if ('op' in rule) {
    return call(
      rule.op,
      rule.args.map((arg) => evaluate(arg, step, answerOf)),
    );
  }
  const dot = rule.field.indexOf('.');
  return dot < 0 ? answerOf(step, rule.field) : answerOf(rule.field.slice(0, dot), rule.field.slice(dot + 1));
}
