// Bodies of the HTTP calls that prepare a session: regions and their contacts, letters, connection tests, changes of the plan.
import type { Instant, Localized } from './snapshot';

export type PreparationState = 'none' | 'sent' | 'opened' | 'confirmed' | 'tested';
export type Verdict = 'good' | 'weak' | 'failed';

export interface Contact {
  name: string;
  /** `+62…`, or empty. */
  number: string;
}

export interface KeptTest {
  verdict: Verdict;
  at: Instant;
  round_trip_ms: number | null;
  kbit_s: number | null;
  clock_offset_s: number | null;
  browser: string;
}

export interface RegionRecord {
  region: { code: string; name: string };
  province: { code: string; name: string };
  zone: string;
  /** `heads` as the region confirmed them. */
  sites: { id: string; name: string; expected_heads: number; heads: number | null }[];
  contact: Contact | null;
  state: PreparationState;
  sent_at: Instant | null;
  opened_at: Instant | null;
  confirmed_at: Instant | null;
  note: string;
  test: KeptTest | null;
}

export interface PastedContacts {
  kept: number;
  problems: { line: number; code: string }[];
}

export type LetterKind = 'invitation' | 'reminder' | 'change' | 'missing';

export interface Letter {
  kind: LetterKind;
  text: string;
  /** It is the one that a new installation has. */
  standard: boolean;
}

export interface LettersAnswer {
  letters: Letter[];
  /** What may stand in braces. */
  places: string[];
}

export type ChangeCode =
  | 'title'
  | 'host'
  | 'starts_at'
  | 'ends_at'
  | 'meeting_url'
  | 'walkthrough'
  | 'steps'
  | 'item_added'
  | 'item_removed'
  | 'item_renamed'
  | 'item_pic'
  | 'item_minutes'
  | 'agenda_order'
  | 'region_added'
  | 'region_removed'
  | 'site_added'
  | 'site_removed'
  | 'site_renamed'
  | 'site_heads';

export type ChangedValue = string | number | Localized | null;

export interface PlanChange {
  code: ChangeCode;
  subject: string | null;
  name: Localized | null;
  region: string | null;
  before: ChangedValue;
  after: ChangedValue;
}

export interface ChangesAnswer {
  revision: number;
  changes: PlanChange[];
}
