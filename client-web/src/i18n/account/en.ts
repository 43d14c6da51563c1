// English texts of the page of one's own account; complete by its type.
import { plural } from '../format';
import type { id } from './id';

export const en: typeof id = {
  password: 'Change password',
  passwordNote: 'Afterwards other devices must sign in again, scripts stop, and session rooms that are open close.',
  old: 'Current password',
  fresh: 'New password',
  freshHint: 'At least 8 characters. A long sentence is easier to remember and harder to guess.',
  repeat: 'New password, once more',
  change: 'Change password',
  changed: 'The password was changed. Other devices must sign in again.',
  oldWrong: 'This is not your current password.',
  freshWrong: 'The new password must have 8 to 200 characters.',
  repeatWrong: 'The two new passwords differ.',
  oldMissing: 'Enter your current password.',
  everywhere: 'Sign out everywhere',
  everywhereNote: 'If you forgot to sign out on some computer, or fear that somebody else uses your account.',
  everywhereAsk: 'Sign out everywhere?',
  everywhereAskText:
    'This device must sign in again too. Tokens for scripts become void, and session rooms that are open close.',

  scripts: {
    title: 'Tokens for scripts',
    intro:
      'A script with a token acts in your name over the API: it reads, changes plans, makes links. It cannot change the password, make tokens or enter a session room.',
    name: 'For which script',
    nameHint: 'Such as “daily summary”. The name is shown in the record of changes.',
    expires: 'Valid for',
    days: (count) => plural(count, 'day'),
    never: 'Without an end',
    make: 'Make a token',
    none: 'There is no token yet.',
    until: (date) => `valid until ${date}`,
    made: (date) => `made ${date}`,
    once: 'Copy this token now. It is not shown again.',
    newTitle: 'New token',
    token: 'Token',
    copy: 'Copy token',
    copied: 'The token was copied.',
    revoke: 'Revoke',
    revokeAsk: (name) => `Revoke the token “${name}”?`,
    revokeAskText: 'Scripts that use it are refused at once. This cannot be undone.',
    nameMissing: 'Enter the name of the script, at most 80 characters.',
    tooMany: 'You have 20 tokens already. Revoke those that are no longer used.',
  },
};
