// Frames of the live connection in both directions, refusals, and close codes.
import type { Command } from './commands';
import type { SessionEvent } from './events';
import type { Answer, Board, Instant, Presence, WireSnapshot, You } from './snapshot';

export const SUBPROTOCOL = 'bimtek.v1';

export interface Hello {
  type: 'hello';
  session: string;
  token: string;
  /** An id that this browser keeps. */
  device: string;
  /** Only to resume. */
  after?: number;
  epoch?: string;
}

export interface Welcome {
  type: 'welcome';
  you: You;
  epoch: string;
  seq: number;
  server_time: Instant;
  /** A snapshot, or events when resuming worked. */
  snapshot?: WireSnapshot;
  events?: SessionEvent[];
  presence: Presence;
  board: Board;
}

export interface Done {
  type: 'done';
  id: string;
  seq?: number;
  data?: { message?: string; workbook?: string; help?: string; item?: string; seq?: number };
}

export const REFUSAL_REASONS = [
  'not_allowed',
  'wrong_state',
  'unknown',
  'id_reused',
  'too_fast',
  'too_long',
  'too_short',
  'muted',
  'slow_mode',
  'step_closed',
  'stale',
  'invalid',
  'busy',
  'unavailable',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refused {
  type: 'refused';
  id: string;
  reason: RefusalReason;
  field?: string;
  retry_ms?: number;
  current?: Answer;
}

export interface EventsFrame {
  type: 'events';
  /** Where this client now stands. */
  seq: number;
  events: SessionEvent[];
}

export type ServerFrame =
  Welcome | Done | Refused | EventsFrame | ({ type: 'presence' } & Presence) | ({ type: 'board' } & Board);

export type ClientFrame = Hello | { type: 'here' } | (Command & { id: string });

/** The server takes no larger frame from a client, in bytes of UTF-8. */
export const FRAME_BYTES_MAX = 64 * 1024;

export const CLOSE = {
  going_away: 1001,
  restarting: 1012,
  too_slow: 4000,
  token_unknown: 4001,
  removed: 4002,
  archived: 4003,
  protocol_error: 4004,
  too_many_devices: 4005,
} as const;
