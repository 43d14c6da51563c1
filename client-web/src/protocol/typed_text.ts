// What people typed, as the server takes it.
import type { AnswerValue } from './snapshot';

/** In Unicode's composed form, in which the server counts and compares; without controls that nobody sees and the server refuses: the
 * page and column breaks that come with a paste from an office program become line breaks. */
export const asTyped = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\v\f]/g, '\n')
    .replace(/(?![\t\n\r\u0085])\p{Cc}/gu, '');

/** The value of an answer, likewise. */
export const asSent = (value: AnswerValue): AnswerValue => (typeof value === 'string' ? asTyped(value) : value);
