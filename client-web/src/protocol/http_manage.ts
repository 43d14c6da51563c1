// Bodies of the HTTP calls that only staff and organizers make.
import type { SessionSummary } from './http';
import type { Instant, Localized, Role } from './snapshot';

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

/** With what a script of the account comes in. */
export interface ScriptToken {
  id: string;
  name: string;
  created_at: Instant;
  expires_at: Instant | null;
}

/** Told once, like a link. */
export interface IssuedScriptToken extends ScriptToken {
  token: string;
}

export interface AuditEntry {
  number: number;
  at: Instant;
  by: { kind: 'program' | 'account' | 'invitation'; id: string | null; name: string | null; script: string | null };
  /** A code; more may come. */
  action: string;
  session: { id: string; title: Localized } | null;
  /** Name of whom or what it was done to. */
  about: string | null;
  detail: Record<string, unknown>;
}

export interface AuditPage {
  /** Newest first. */
  entries: AuditEntry[];
  more: boolean;
}
