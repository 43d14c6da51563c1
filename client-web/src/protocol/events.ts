// The facts that a session's log sends to a viewer, one type per event. Names are those of the wire.
import type { AgendaKind, AnswerValue, By, Channel, HelpReason, Instant, Problem, Score, Work } from './snapshot';

/** Fields of each event besides those in `Envelope`. */
interface EventFields {
  session_opened: object;
  session_started: { occurrence: number };
  session_ended: { occurrence: number; ended_at: Instant; reason: 'command' | 'unattended' };
  session_reopened: { occurrence: number };
  session_archived: object;
  session_cancelled: object;
  agenda_item_started: { item: string };
  agenda_item_finished: { item: string };
  agenda_item_skipped: { item: string };
  agenda_item_reopened: { item: string };
  agenda_item_extended: { item: string; minutes: number };
  agenda_item_moved: { item: string; after: string | null };
  agenda_item_added: {
    item: string;
    title: string;
    kind: AgendaKind;
    minutes: number;
    pic: string | null;
    after: string | null;
  };
  agenda_item_edited: { item: string; title?: string; kind?: AgendaKind; minutes?: number; pic?: string | null };
  meeting_link_set: { url: string | null };
  announcement_made: { text: string };
  message_posted: { message: string; text: string | null; reply_to: string | null; channel: Channel };
  message_hidden: { message: string };
  message_pinned: { message: string };
  message_unpinned: { message: string };
  invitation_muted: { invitation: string };
  invitation_unmuted: { invitation: string };
  slow_mode_set: { seconds: number };
  headcount_declared: { region: string; site: string; heads: number };
  step_opened: { step: string };
  step_closed: { step: string };
  /** The last three come to the region alone. */
  workbook_created: {
    workbook: string;
    region: string;
    name: string;
    problems?: Record<string, Problem[]>;
    score?: Score;
    work?: Record<string, Work>;
  };
  answer_saved: {
    workbook: string;
    step: string;
    field: string;
    row: string | null;
    value: AnswerValue;
    late: boolean;
    problems: Record<string, Problem[]>;
    score: Score;
    work: Record<string, Work>;
  };
  step_declared_done: { workbook: string; step: string; work: Record<string, Work> };
  step_reopened: { workbook: string; step: string; work: Record<string, Work> };
  help_asked: {
    help: string;
    workbook: string;
    region: string;
    step: string;
    field: string | null;
    reason: HelpReason;
    text: string | null;
  };
  help_withdrawn: { help: string };
  help_claimed: { help: string };
  help_resolved: { help: string; outcome: string | null; text: string | null };
}

interface Envelope {
  seq: number;
  at: Instant;
  /** Present when an invitation or a sign-in made the event. */
  by?: By;
}

export type EventType = keyof EventFields;
export type SessionEvent = { [T in EventType]: Envelope & { type: T } & EventFields[T] }[EventType];
