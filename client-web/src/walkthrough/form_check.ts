// What must react at once while a region types: which fields are asked and required, which options are offered, and what
// is wrong with one value. Checks between fields and the score come from the server with every save.
import type { AnswerValue, Problem } from '../protocol/snapshot';
import { findField, findStep, type Field, type Option, type Rule, type Step, type Walkthrough } from './definition';
import { evaluate, isBlank, type AnswerLookup } from './expression';
import { countCodePoints, countWords } from './text';
import { fits, parseDate, parseDecimal } from './value_format';

/** The most code points of a field that gives no limit, as on the server. */
const LENGTH_MAX = { text: 1000, longtext: 20_000 };

/**
 * The answers as rules see them: hidden ones are blank, and what is hidden because of a hidden answer is hidden too.
 * Keeps what it found out, so make a new one when an answer changes.
 */
export class VisibleAnswers {
  private readonly asked = new Map<string, boolean>();
  private readonly of: AnswerLookup = (step, field) => (this.isAsked(step, field) ? this.answerOf(step, field) : null);

  constructor(
    private readonly walkthrough: Walkthrough,
    private readonly answerOf: AnswerLookup,
  ) {}

  isStepAsked(step: Step): boolean {
    return this.holds(step.relevant, step.id, true);
  }

  /** The field and its step are asked now. False for an unknown field. */
  isAsked(stepId: string, fieldId: string): boolean {
    const key = `${stepId}.${fieldId}`;
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const step = findStep(this.walkthrough, stepId);
    const field = step && findField(step, fieldId);
    const asked = Boolean(step && field && this.isStepAsked(step) && this.holds(field.relevant, stepId, true));
    this.asked.set(key, asked);
    return asked;
  }

  /** For the mark beside the label. */
  isRequired(step: Step, field: Field): boolean {
    return this.isAsked(step.id, field.id) && this.holds(field.required, step.id, false);
  }

  /** The options of a choice that can be chosen now, in their order. */
  offered(step: Step, options: Option[]): Option[] {
    return options.filter((option) => this.holds(option.relevant, step.id, true));
  }

  private holds(rule: Rule | undefined, step: string, whenAbsent: boolean): boolean {
    return rule === undefined ? whenAbsent : evaluate(rule, step, this.of) === true;
  }
}

function error(field: Field, code: string, params: Problem['params'] = {}): Problem {
  return { field: field.id, code, severity: 'error', params };
}

function decimalFault(field: Field, scale: number): Problem {
  return error(field, 'bad_format', { expected: 'decimal', scale });
}

/** Level draft: what the server would refuse to keep. Blank is always kept. */
export function draftProblem(field: Field, value: AnswerValue): Problem | null {
  if (isBlank(value)) return null;
  const wrongType = error(field, 'type', { expected: field.type });
  switch (field.type) {
    case 'text':
    case 'longtext': {
      if (typeof value !== 'string') return wrongType;
      const max = field.max_length ?? LENGTH_MAX[field.type];
      const have = countCodePoints(value);
      return have > max ? error(field, 'too_long', { max, have, unit: 'characters' }) : null;
    }
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType;
      if (value < Number.MIN_SAFE_INTEGER) return error(field, 'too_small', { min: Number.MIN_SAFE_INTEGER });
      if (value > Number.MAX_SAFE_INTEGER) return error(field, 'too_large', { max: Number.MAX_SAFE_INTEGER });
      return null;
    case 'decimal':
      if (typeof value !== 'string') return wrongType;
      return parseDecimal(value, field.scale) === null ? decimalFault(field, field.scale) : null;
    case 'date':
      if (typeof value !== 'string') return wrongType;
      return parseDate(value) === null ? error(field, 'bad_format', { expected: 'date' }) : null;
    case 'choice':
      if (typeof value !== 'string') return wrongType;
      return unknownOption(field, field.options, [value]);
    case 'multichoice':
      if (!Array.isArray(value)) return wrongType;
      return (
        unknownOption(field, field.options, value) ??
        (new Set(value).size < value.length ? error(field, 'bad_format', { expected: 'distinct' }) : null)
      );
    case 'boolean':
      return typeof value === 'boolean' ? null : wrongType;
    case 'evidence':
    case 'note':
      return wrongType;
  }
}

function unknownOption(field: Field, offered: Option[], chosen: string[]): Problem | null {
  const unknown = chosen.find((id) => !offered.some((option) => option.id === id));
  return unknown === undefined ? null : error(field, 'option_unknown', { option: unknown });
}

/**
 * Level done, as far as the value alone decides it: the same problem that the server finds, for a field that is asked. `offered`
 * are the options that can be chosen now. Blank has no problem here; see `isRequired`.
 */
export function valueProblem(field: Field, value: AnswerValue, offered: Option[] = []): Problem | null {
  if (isBlank(value) || field.type === 'evidence') return null;
  const draft = draftProblem(field, value);
  if (draft) return draft;
  switch (field.type) {
    case 'text':
    case 'longtext': {
      const text = String(value);
      const have = countCodePoints(text);
      const { min_length = 0, min_words = 0, validator } = field;
      if (have < min_length) return error(field, 'too_short', { min: min_length, have, unit: 'characters' });
      const words = countWords(text);
      if (words < min_words) return error(field, 'too_short', { min: min_words, have: words, unit: 'words' });
      return validator && !fits(validator, text) ? error(field, 'bad_format', { expected: validator }) : null;
    }
    case 'integer':
      if (field.min !== undefined && Number(value) < field.min) return error(field, 'too_small', { min: field.min });
      if (field.max !== undefined && Number(value) > field.max) return error(field, 'too_large', { max: field.max });
      return null;
    case 'decimal': {
      const units = (text: string) => parseDecimal(text, field.scale) ?? 0n;
      const given = units(String(value));
      if (field.min !== undefined && given < units(field.min)) return error(field, 'too_small', { min: field.min });
      if (field.max !== undefined && given > units(field.max)) return error(field, 'too_large', { max: field.max });
      return null;
    }
    case 'choice':
    case 'multichoice':
      return unknownOption(field, offered, Array.isArray(value) ? value : [String(value)]);
    default:
      return null;
  }
}
