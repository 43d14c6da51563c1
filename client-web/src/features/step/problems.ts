// What stands against a step, and the words for it: the server's findings, and those that this device makes
// about values which the server has not seen yet.
import { formatNumber, localized } from '../../i18n';
import { form } from '../../i18n/form';
import type { Problem } from '../../protocol/snapshot';
import { findField, type Field, type Step } from '../../walkthrough/definition';
import { isBlank } from '../../walkthrough/expression';
import { valueProblem, type VisibleAnswers } from '../../walkthrough/form_check';
import type { AnswerValue } from '../../protocol/snapshot';

export interface Shown {
  field: string | null;
  severity: Problem['severity'];
  text: string;
}

export interface FieldState {
  value: AnswerValue;
  /** Text that could not be read as a value. */
  unreadable: string | undefined;
  /** Something of this field has not reached the server. */
  unsent: boolean;
}

/**
 * Problems of a step in the order of its fields. Uploading comes later: evidence has no problems yet.
 * `server` is what came with the last save, undefined when there was none.
 */
export function problemsOf(
  step: Step,
  visible: VisibleAnswers,
  stateOf: (field: Field) => FieldState,
  server: readonly Problem[] = [],
): Problem[] {
  const problems: Problem[] = [];
  for (const field of step.fields) {
    if (field.type === 'evidence' || field.type === 'note' || !visible.isAsked(step.id, field.id)) continue;
    const state = stateOf(field);
    const own = ownProblem(step, field, visible, state);
    if (own) problems.push(own);
    else if (!state.unsent) problems.push(...server.filter((one) => one.field === field.id && !isCheck(one)));
  }
  return [...problems, ...server.filter(isCheck)];
}

function ownProblem(step: Step, field: Field, visible: VisibleAnswers, state: FieldState): Problem | null {
  if (state.unreadable !== undefined) return { field: field.id, code: 'type', severity: 'error', params: {} };
  if (isBlank(state.value)) {
    return visible.isRequired(step, field)
      ? { field: field.id, code: 'required', severity: 'error', params: {} }
      : null;
  }
  return valueProblem(field, state.value, 'options' in field ? visible.offered(step, field.options) : []);
}

const isCheck = (problem: Problem): boolean => problem.code.startsWith('check:');

/** The sentence for a problem. */
export function problemText(step: Step, problem: Problem): string {
  const words = form.t.problems;
  const field = problem.field === null ? undefined : findField(step, problem.field);
  const label = localized(field?.label ?? step.title);
  const { params } = problem;
  switch (problem.code) {
    case 'required':
      return field && 'options' in field ? words.requiredChoice(label) : words.required(label);
    case 'too_small':
      return words.too_small(label, figure(params['min']));
    case 'too_large':
      return words.too_large(label, figure(params['max']));
    case 'too_short':
      return params['unit'] === 'words'
        ? words.too_short_words(label, figure(params['min']))
        : words.too_short(label, figure(params['min']));
    case 'too_long':
      return words.too_long(label, figure(params['max']));
    case 'type':
    case 'option_unknown':
    case 'bad_format':
    case 'file_type':
    case 'file_too_large':
    case 'file_count':
    case 'evidence_missing':
    case 'file_pending':
    case 'file_rejected':
      return words[problem.code](label);
    default: {
      const check = step.checks?.find((one) => `check:${one.id}` === problem.code);
      return check ? localized(check.message) : words.other(label);
    }
  }
}

/** A limit as people write it; decimals travel as text with a point. */
function figure(value: string | number | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? formatNumber(value) : value.replace('.', ',');
}

export const fieldElementId = (step: string, field: string): string => `isian-${step}-${field}`;
