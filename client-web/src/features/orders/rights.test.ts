import { expect, it } from 'vitest';
import golden from '../../../../tests/golden/rights.csv?raw';
import type { CommandType } from '../../protocol/commands';
import type { Role } from '../../protocol/snapshot';
import { may } from './rights';

const rows = golden
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

const OFFERED = [
  'open_lobby',
  'start_session',
  'end_session',
  'reopen_session',
  'archive_session',
  'cancel_session',
  'set_meeting_link',
  'start_agenda_item',
  'edit_agenda_item',
  'announce',
  'hide_message',
  'open_step',
  'claim_help',
] satisfies CommandType[];

it.each(OFFERED)('the page offers %s to those whom the server allows it', (command) => {
  const own = rows.filter(([, name, scope]) => name === command && scope === 'own');
  expect(own.length).toBeGreaterThan(0);
  for (const [role, , , expected] of own) {
    expect(may(role as Role, command), `${role ?? ''} ${command}`).toBe(expected === 'done');
  }
});
