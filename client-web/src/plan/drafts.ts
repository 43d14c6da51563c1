// What was typed into a plan and is not saved yet: kept on this device, one draft a session, until it is saved or thrown away.
// localStorage, because it is written at once: a page that is being closed has no time to wait.
import type { Plan } from '../protocol/plan';

export interface Draft {
  plan: Plan;
  /** What it was made from; null for a new session. */
  base: Plan | null;
  revision: number;
  /** Milliseconds since 1970 on this device's clock. */
  at: number;
}

const keyOf = (session: string | null): string => `bimtek.plan_draft/${session ?? ''}`;

/** False when this browser keeps nothing, or has no room. */
export function keepDraft(session: string | null, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(session), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function keptDraft(session: string | null): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(session)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

export function forgetDraft(session: string | null): void {
  try {
    localStorage.removeItem(keyOf(session));
  } catch {
    // Then there is none.
  }
}
