// A plan document, as schemas/plan/plan.schema.json has it, and the bodies of the calls about plans. While a form is being
// filled in, a number may be null; no plan with one is accepted.
import type { AgendaKind, Instant, Localized } from './snapshot';

export interface PlanItem {
  id: string;
  title: Localized;
  kind: AgendaKind;
  /** HH:MM in the zone of the plan. It must be where the item before it ends. */
  starts_at?: string;
  minutes: number | null;
  pic?: string;
  counts: boolean;
  break: boolean;
}

export interface PlanSite {
  id: string;
  name: string;
  expected_heads: number | null;
}

export interface PlanRegion {
  code: string;
  sites: PlanSite[];
}

export interface PlanAttendance {
  grace_s: number | null;
  late_after_min: number | null;
  /** Percent of the counted time. */
  full: number | null;
  partial: number | null;
  minutes_per_jp?: number;
}

export interface Plan {
  format: 'plan/1';
  id: string;
  title: Localized;
  theme?: string | null;
  host: string;
  /** YYYY-MM-DD */
  date: string;
  /** Asia/Jakarta, …; see `zoneName`. */
  zone: string;
  /** HH:MM in the zone of the plan. */
  starts_at: string;
  ends_at: string;
  meeting_url?: string | null;
  walkthrough: string;
  steps: string[];
  agenda: PlanItem[];
  invited: PlanRegion[];
  attendance: PlanAttendance;
  note?: Localized;
}

export interface PlanAnswer {
  revision: number;
  /** Name of the account; null when the program made it. */
  made_by: string | null;
  made_at: Instant;
  plan: Plan;
}

/** A government that a plan may invite. */
export interface KnownRegion {
  code: string;
  name: string;
  kind: string;
  /** Code of its province; that of a province is its own. */
  province: string;
  zone: string;
}

/** A form that a plan may teach. */
export interface KnownDefinition {
  id: string;
  version: string;
  title: Localized;
  hash: string;
  steps: { id: string; title: Localized; minutes: number | null }[];
}
