// Bodies of the HTTP calls about doors: of who comes to one, and of who minds them.
import type { SessionSummary } from './http';
import type { Invitee, LinkSummary } from './http_manage';
import type { Instant } from './snapshot';

type Place = NonNullable<Invitee['site']>;
type RegionName = NonNullable<Invitee['region']>;

/** Where a key leads. */
export interface DoorSign {
  session: SessionSummary;
  region: RegionName;
  sites: Place[];
  /** The room that the key is for; null: that of a region's door. */
  site: Place | null;
  /** Whoever knocks now waits to be admitted. */
  waits: boolean;
}

export interface Knock {
  key: string;
  /** Made by the device: the same again is the same person. */
  id: string;
  name: string;
  unit: string;
  site: string | null;
}

export interface KnockAnswer {
  state: 'admitted' | 'waiting' | 'refused';
  token: string;
  path: string;
}

export interface Waiting {
  knock: string;
  region: RegionName;
  site: Place | null;
  name: string;
  unit: string;
  at: Instant;
}

export interface WaitingAnswer {
  locked: boolean;
  /** Oldest first. */
  waiting: Waiting[];
}

export interface Door {
  region: RegionName;
  /** As people read it: `7324-bako-rimu`. */
  code: string;
  quota: number;
  entered: number;
  closed: boolean;
}

/** A link to a door. */
export interface DoorKey {
  path: string;
  expires_at?: Instant | null;
}

/** Someone whom the help desk finds. */
export interface Person extends LinkSummary {
  /** Null for those whom the plan named. */
  unit: string | null;
  came_by: 'plan' | 'door';
  /** Null: never came. */
  presence: 'connected' | 'lost' | 'left' | null;
  seen_at: Instant | null;
  removed: boolean;
}

export interface PeopleAnswer {
  people: Person[];
  /** There are further ones; a narrower search finds them. */
  more: boolean;
}
