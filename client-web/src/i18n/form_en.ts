// English texts of the form; complete by its type.
import type { formId } from './form_id';
import { formatNumber, plural } from './format';

export const formEn = {
  step: {
    waiting: 'The facilitator has not opened a step yet',
    waitingText:
      'Follow the presentation first. The first step appears here as soon as the facilitator opens it; there is no need to reload.',
    closedNotice: 'The facilitator has closed this step. Your answers are saved and can still be read.',
    goodExample: 'Good example',
    badExample: 'Common mistake',
    why: 'Why:',
    mandatory: 'Mandatory indicator',
    indicator: (number: string) => `Indicator ${number}`,
    part: (number: string) => `Part ${number}`,
    check: 'Check this step',
    checkedGood: 'There is no problem in this step.',
    checkedHere:
      'There is no problem in what is on this device. The check is completed once all of it has reached the server.',
    finished: 'Have you completed this step?',
    yes: 'Yes, completed',
    no: 'No, we will come back later',
    laterNoted: 'Fine. You can go on while this step is open.',
    done: 'You have declared this step completed.',
    reopen: 'Change the answers',
    sendingFirst: 'Waiting until the last answers are sent…',
    needsDecision: 'Marked answers of this step are not saved yet and wait for your decision.',
    needsLine:
      'The last answers are not sent yet. Declare the step completed once the connection is back; your answers are safe on this device.',
  },

  workbook: {
    one: 'Workbook',
    choose: 'Workbook',
    another: 'Add a workbook',
    score: (claimed: number, max: number) => `Score as filled in: ${formatNumber(claimed)} of ${formatNumber(max)}`,
    answered: (answered: number, of: number) =>
      `${formatNumber(answered)} of ${plural(of, 'indicator')} of today answered`,
    practice: 'Practice, not an official result',
  },

  field: {
    required: '(required)',
    chars: (used: number, of: number) => `${formatNumber(used)} of ${plural(of, 'character')}`,
    charsOver: (over: number) => `${plural(over, 'character')} too many`,
    words: (used: number, of: number) => `${plural(used, 'word')}, at least ${plural(of, 'word')}`,
    worth: (points: number, score: number) => `Parameter ${points} · score ${formatNumber(score)}`,
    prepare: 'You will need:',
    clear: 'Clear the choice',
    yes: 'Yes',
    no: 'No',
    by: (who: string) => `Last filled in by ${who}`,
    refused: (why: string) => `Not saved on the server: ${why} Your answer is still on this device.`,
    noNumber: 'This is no number, so it is not saved on the server. What you wrote is still on this device.',
    discard: 'Discard it, use the answer on the server',
    decimalHint: (scale: number) => `Use a comma for decimals, at most ${plural(scale, 'digit')} after it.`,
    evidenceLater: 'There is no need to upload now. Prepare these documents for the real form.',
    evidenceChoose: 'Choose a parameter first; the list of documents follows your choice.',
    evidenceLink: 'a link will do',
    evidenceFiles: (kinds: string, size: string) => `${kinds}, at most ${size}`,
    notNow: 'Not applicable to your present choice.',
  },

  problems: {
    title: 'There is a problem',
    titlePrefix: 'Problem: ',
    warnings: 'Please note',
    required: (label: string) => `Fill in “${label}”.`,
    requiredChoice: (label: string) => `Choose an answer for “${label}”.`,
    type: (label: string) => `The answer to “${label}” has the wrong form.`,
    option_unknown: (label: string) => `Choose one of the options of “${label}”.`,
    too_small: (label: string, min: string) => `“${label}” must be at least ${min}.`,
    too_large: (label: string, max: string) => `“${label}” must be at most ${max}.`,
    too_short: (label: string, min: string) => `“${label}” needs at least ${min} characters.`,
    too_short_words: (label: string, min: string) => `“${label}” needs at least ${min} words.`,
    too_long: (label: string, max: string) => `“${label}” may have at most ${max} characters.`,
    bad_format: (label: string) => `Check the form of “${label}”.`,
    file_type: (label: string) => `A file of “${label}” is of a kind that is not accepted.`,
    file_too_large: (label: string) => `A file of “${label}” is too large.`,
    file_count: (label: string) => `The number of files of “${label}” is not right.`,
    evidence_missing: (label: string) => `Prepare the supporting documents for “${label}”.`,
    file_pending: (label: string) => `A file of “${label}” is still being uploaded.`,
    file_rejected: (label: string) => `A file of “${label}” was rejected.`,
    other: (label: string) => `Check “${label}”.`,
  },
} satisfies typeof formId;
