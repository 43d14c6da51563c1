// Why a call of the help desk or the waiting room had no effect, in words.
import { Problem } from '../../api/http';
import { desk } from '../../i18n/desk';

/** Throws on what is no answer of a server. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  if (error.status === 403) return desk.t.notYours;
  return error.status === 404 || error.status === 409 ? desk.t.notNow : desk.t.failed;
}
