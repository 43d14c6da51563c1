// Bodies of the HTTP calls under /api/v1.
import type { Instant, Localized, Message, Role, SessionState, ZoneName } from './snapshot';

export interface SessionSummary {
  id: string;
  title: Localized;
  host: string;
  state: SessionState;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  /** Zones that take part; absent until the session was asked itself. */
  zones?: ZoneName[];
  regions_invited?: number;
}

/** A session as `/me` tells of it. */
export interface InvitedSession extends SessionSummary {
  /** Of the plan in force. */
  revision: number;
  /** Hash of the form that this role gets. */
  definition: string;
}

export interface InvitationMe {
  kind: 'invitation';
  invitation: string;
  role: Role;
  region: { code: string; name: string } | null;
  site: { id: string; name: string } | null;
  name: string | null;
  session: InvitedSession;
}

export interface LoginMe {
  kind: 'login';
  name: string;
  role: 'organizer';
}

/** Someone who came to a door and is not admitted yet. */
export interface WaitingMe {
  kind: 'waiting';
  state: 'waiting' | 'refused';
  region: { code: string; name: string };
  site: { id: string; name: string } | null;
  name: string;
  session: SessionSummary;
}

export type Me = InvitationMe | LoginMe | WaitingMe;

export interface MessagesPage {
  /** Oldest first. */
  messages: Message[];
  more: boolean;
}
