// What every renderer of an answer is given.
import type { Slot } from '../../outbox/outbox';
import type { Field, Step } from '../../walkthrough/definition';
import type { VisibleAnswers } from '../../walkthrough/form_check';
import type { Answers } from '../workbook/answers.svelte';

export interface AnswerProps<F extends Field = Field> {
  step: Step;
  field: F;
  slot: Slot;
  answers: Answers;
  visible: VisibleAnswers;
  readonly: boolean;
  /** Shown once the step was checked. */
  error: string | undefined;
  /** The id of the control that an error summary links to. */
  id: string;
}
