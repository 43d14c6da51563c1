// The orders that a client may send, one type per command. The id is added when a command is sent.
import type { AgendaKind, AnswerValue, Channel, HelpReason } from './snapshot';

interface CommandFields {
  open_lobby: object;
  start_session: object;
  end_session: object;
  reopen_session: object;
  archive_session: object;
  cancel_session: object;
  start_agenda_item: { item: string };
  finish_agenda_item: { item: string };
  skip_agenda_item: { item: string };
  reopen_agenda_item: { item: string };
  extend_agenda_item: { item: string; minutes: number };
  move_agenda_item: { item: string; after: string | null };
  add_agenda_item: { title: string; kind: AgendaKind; minutes: number; pic?: string; after: string | null };
  edit_agenda_item: { item: string; title?: string; kind?: AgendaKind; minutes?: number; pic?: string };
  set_meeting_link: { url: string | null };
  announce: { text: string };
  post_message: { text: string; reply_to?: string; channel?: Channel };
  hide_message: { message: string };
  pin_message: { message: string };
  unpin_message: { message: string };
  mute: { invitation: string };
  unmute: { invitation: string };
  set_slow_mode: { seconds: number };
  declare_headcount: { heads: number };
  open_step: { step: string };
  close_step: { step: string };
  create_workbook: { name: string };
  save_answer: { workbook: string; step: string; field: string; value: AnswerValue; base: number };
  declare_step_done: { workbook: string; step: string };
  reopen_step: { workbook: string; step: string };
  ask_for_help: { workbook: string; step: string; field?: string; reason: HelpReason; text?: string };
  withdraw_help: { help: string };
  claim_help: { help: string };
  resolve_help: { help: string; outcome?: string; text?: string };
  leave: object;
}

export type CommandType = keyof CommandFields;
export type Command = { [T in CommandType]: { type: T } & CommandFields[T] }[CommandType];
export type SaveAnswer = Extract<Command, { type: 'save_answer' }>;

/** Lengths in Unicode code points, as the server counts them. */
export const LIMITS = {
  message_chars: 2000,
  announcement_chars: 500,
  workbook_name_chars: 255,
  heads: 2000,
  slow_mode_s: 300,
} as const;
