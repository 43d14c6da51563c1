// The definition of a guided form as the server hands it out (schemas/walkthrough/): texts, fields, rules.

/** A text in Indonesian, and in English when there is a translation. */
export interface Localised {
  id: string;
  en?: string;
}

export type Operator =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'and'
  | 'or'
  | 'not'
  | 'in'
  | 'count'
  | 'sum'
  | 'if'
  | 'coalesce'
  | 'len'
  | 'isEmpty'
  | 'selected'
  | 'daysBetween';

/** A constant, the answer of a field (`field` of the same step, or `step.field`), or an operator with operands. */
export type Rule = boolean | number | string | string[] | { field: string } | { op: Operator; args: Rule[] };

interface FieldBase {
  id: string;
  label: Localised;
  hint?: Localised;
  /** Absent: not required. */
  required?: Rule;
  /** Absent: always asked. */
  relevant?: Rule;
}

/** Lengths in code points. */
export interface TextField extends FieldBase {
  type: 'text' | 'longtext';
  min_length?: number;
  max_length?: number;
  min_words?: number;
  /** `email`, `phone_id`, `url`, `nip` or `digits:N`; see value_format.ts. */
  validator?: string;
}

export interface IntegerField extends FieldBase {
  type: 'integer';
  min?: number;
  max?: number;
}

/** Values and bounds are text with exactly `scale` digits after the point. */
export interface DecimalField extends FieldBase {
  type: 'decimal';
  scale: number;
  min?: string;
  max?: string;
}

export interface Option {
  id: string;
  label: Localised;
  /** Of `option_groups`. */
  group?: string;
  points?: number;
  /** Absent: always offered. */
  relevant?: Rule;
  /** How many documents this option needs. */
  evidence?: { min: number };
}

export interface ChoiceField extends FieldBase {
  type: 'choice' | 'multichoice';
  options: Option[];
  option_groups?: { id: string; label: Localised }[];
}

/** The place of one document. */
export interface EvidenceSlot {
  id: string;
  label: Localised;
  hint?: Localised;
  /** Options of the step's choice that need this document. */
  required_for: string[];
  /** A link may stand in for the file. */
  allow_link?: boolean;
  /** Keys of `evidence_metadata`. */
  metadata?: string[];
  /** Narrower than those of the field. */
  accept?: string[];
  max_file_bytes?: number;
}

export interface EvidenceField extends FieldBase {
  type: 'evidence';
  accept?: string[];
  max_files?: number;
  max_file_bytes?: number;
  slots: EvidenceSlot[];
}

export interface PlainField extends FieldBase {
  type: 'date' | 'boolean' | 'note';
}

export type Field = TextField | IntegerField | DecimalField | ChoiceField | EvidenceField | PlainField;

export interface Check {
  id: string;
  severity: 'error' | 'warning' | 'info';
  assert: Rule;
  message: Localised;
  fields: string[];
}

export interface Step {
  id: string;
  number: string;
  kind: 'profile' | 'indicator';
  title: Localised;
  /** Markdown. */
  instruction?: Localised;
  /** Only in the edition for staff. */
  facilitator_notes?: Localised;
  expected_minutes: number;
  examples?: { quality: 'good' | 'bad'; text: Localised; why: Localised }[];
  /** One of the lines that the guideline requires. */
  mandatory?: boolean;
  target_ref?: string;
  relevant?: Rule;
  fields: Field[];
  checks?: Check[];
  score?: { field: string; weight: number };
}

export interface Walkthrough {
  format: 'walkthrough/1';
  id: string;
  version: string;
  title: Localised;
  default_locale: 'id' | 'en';
  locales: ('id' | 'en')[];
  source?: { edition: Localised; letter?: Localised; note?: Localised };
  /** Shown wherever a score or an export appears. */
  disclaimer: Localised;
  limits?: { max_total_evidence_bytes?: number };
  evidence_metadata?: Record<string, Localised>;
  sections: { id: string; title: Localised; steps: Step[] }[];
  scoring?: { unit?: string; max: number };
}

export function findStep(walkthrough: Walkthrough, id: string): Step | undefined {
  for (const section of walkthrough.sections) {
    const step = section.steps.find((one) => one.id === id);
    if (step) return step;
  }
  return undefined;
}

export function findField(step: Step, id: string): Field | undefined {
  return step.fields.find((one) => one.id === id);
}
