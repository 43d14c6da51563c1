// Which role may give which command, as the protocol's table says. It decides what the page offers; the server decides.
import type { CommandType } from '../../protocol/commands';
import type { Role } from '../../protocol/snapshot';

const LEADERS: readonly Role[] = ['organizer', 'facilitator'];
const STAFF: readonly Role[] = ['organizer', 'facilitator', 'moderator'];
const STAFF_AND_HELPER: readonly Role[] = ['organizer', 'facilitator', 'moderator', 'helper'];

const WHO: Partial<Record<CommandType, readonly Role[]>> = {
  open_lobby: LEADERS,
  start_session: LEADERS,
  end_session: LEADERS,
  reopen_session: LEADERS,
  archive_session: ['organizer'],
  cancel_session: ['organizer'],
  set_meeting_link: LEADERS,
  start_agenda_item: STAFF,
  edit_agenda_item: STAFF,
  announce: STAFF,
  hide_message: STAFF,
  open_step: ['facilitator'],
  claim_help: STAFF_AND_HELPER,
};

export function may(role: Role, command: keyof typeof WHO): boolean {
  return WHO[command]?.includes(role) ?? false;
}

/** Those who see the board and the regions' presence. */
export const isStaff = (role: Role): boolean => STAFF.includes(role);
/** Those whose page this is. */
export const runsSessions = (role: Role): boolean => STAFF_AND_HELPER.includes(role);
/** Those who may fetch the attendance report. */
export const mayReport = (role: Role): boolean => LEADERS.includes(role);
