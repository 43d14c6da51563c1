// What somebody has typed at a door, kept so that a reload or a lost line costs nothing.
import { readKept, writeKept } from '../../api/storage';
import { newId } from '../../protocol/ids';

const DRAFT_KEY = 'bimtek.door';
const ATTEMPT_KEY = 'bimtek.knock';

export interface Draft {
  /** The key that the person came with; empty before. */
  key: string;
  name: string;
  unit: string;
  /** A site's id, null for alone, undefined while nothing is chosen. */
  site?: string | null;
}

/** That of this tab. */
export function keptDraft(): Draft {
  const empty: Draft = { key: '', name: '', unit: '' };
  try {
    return { ...empty, ...(JSON.parse(readKept('sessionStorage', DRAFT_KEY) ?? '{}') as Partial<Draft>) };
  } catch {
    return empty;
  }
}

export function keepDraft(draft: Draft): void {
  writeKept('sessionStorage', DRAFT_KEY, JSON.stringify(draft));
}

export function dropDraft(): void {
  writeKept('sessionStorage', DRAFT_KEY, null);
}

/**
 * The id under which this device knocks. As long as no answer came, the same words at the same door are the same person, who sends them
 * again; other words are somebody else at this browser. `person` names the door too.
 */
export function attemptOf(person: readonly (string | null)[]): string {
  const words = JSON.stringify(person);
  const [kept, id] = (readKept('localStorage', ATTEMPT_KEY) ?? '').split('\n');
  if (kept === words && id) return id;
  const made = newId();
  writeKept('localStorage', ATTEMPT_KEY, `${words}\n${made}`);
  return made;
}

/** An answer came: whoever knocks next is another person. */
export function attemptAnswered(): void {
  writeKept('localStorage', ATTEMPT_KEY, null);
}
