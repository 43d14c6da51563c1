// Bodies of the HTTP calls that only staff and organizers make.
import type { SessionSummary } from './http';
import type { Instant, Role } from './snapshot';

export interface LoginAnswer {
  token: string;
  name: string;
  expires_at: Instant;
}

export interface SessionsAnswer {
  sessions: SessionSummary[];
}

export interface Invitee {
  invitation: string;
  role: Role;
  region: { code: string; name: string } | null;
  site: { id: string; name: string } | null;
  name: string | null;
}

export interface LinkSummary extends Invitee {
  /** How many of its tokens are valid. */
  tokens: number;
  revoked: boolean;
}

/** Told once: the server keeps no token that it could tell again. */
export interface IssuedLink extends Invitee {
  token: string;
  /** From the root of this server, the token behind `#`. */
  path: string;
}

export interface PlanProblem {
  /** A JSON Pointer into the plan. */
  path: string;
  code: string;
}
