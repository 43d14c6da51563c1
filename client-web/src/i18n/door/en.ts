// English texts of the way in.
import { plural } from '../format';
import type { id } from './id';

export const en: typeof id = {
  title: 'Join the session',

  code: {
    title: 'Join with a code',
    text: 'The code is on the screen in your room. If it is not, ask the committee or the operator of your region.',
    label: 'Code',
    hint: 'The digits of the region, then four syllables: like 7324-bako-rimu. Capitals, spaces and hyphens do not matter.',
    submit: 'Continue',
    notACode:
      'This does not look like a code yet. A code is the digits of a region and four syllables, like 7324-bako-rimu. Check it letter by letter.',
    unknown:
      'This code is not known. Perhaps two letters were swapped, or the committee has replaced it. Compare it once more, or ask for a new one.',
    tooFast: (seconds) =>
      `Too many wrong codes for this region. Please try again in ${plural(seconds, 'second')}. Links from the committee go on working.`,
    tooFastOver: 'Please try again now.',
    other: 'Use another code',
  },

  link: {
    unknown: 'This link is not valid any more',
    unknownText: 'Its time is over, or the committee has replaced it. Ask for a new link, or join with a code below.',
  },

  over: {
    title: 'This session takes no further participants',
    text: 'It has ended or was called off. If you are registered already, open your own invitation link.',
  },

  unreachable:
    'The server cannot be reached yet. What you have typed stays here. Check your connection, then try again.',
  turnedAway:
    'The committee cannot take you through this door: too many are waiting, or you were removed. Please contact the committee.',

  known: {
    title: 'This device has an invitation to this session already',
    text: 'If it is yours, go in with it. If not, enter your own name below.',
  },

  person: {
    title: 'Who is joining?',
    from: 'You join as a participant from',
    name: 'Full name',
    nameHint: 'As on the attendance sheet, with titles if you have any.',
    nameMissing: 'Please enter your name first.',
    unit: 'Office',
    unitHint: 'For example Bapperida or Dinas Kominfo.',
    tooLong: (max) => `At most ${plural(max, 'character')}.`,
    where: 'In which room do you follow the session?',
    whereMissing: 'Choose your room, or that you join alone.',
    alone: 'I join alone, not in that room',
    aloneOfSeveral: 'I join alone, in none of these rooms',
    room: 'Room',
    waits: 'After sending this you wait for a moment until the committee lets you in. Then press “Enter”.',
    enter: 'Enter',
    ask: 'Ask to enter',
    privacy: (host) => `${host} uses your name and office for the attendance sheet and the reports of this session.`,
  },

  waiting: {
    title: 'Waiting room',
    text: 'The committee or the admin of your region will let you in. Leave this page open: the button “Enter” will appear here.',
    attendance: 'Attendance is recorded once you have entered.',
    name: 'Under the name',
    refused: 'The committee cannot let you in',
    refusedText:
      'If you think this is a mistake, contact the committee or the operator of your region. Should you be let in later, the button “Enter” appears here.',
    asking: 'This page asks by itself every few seconds.',
    unreachable: 'The server does not answer yet. This page keeps trying.',
    admitted: 'You have been let in.',
  },

  pairing: {
    title: 'Invite phones',
    intro: 'People in this room can take part with their own phone. Scan the code below with a phone camera.',
    left: (time) => `Valid for another ${time}`,
    expired: 'The time of this code is over.',
    again: 'Make a new code',
    qr: (room) => `QR code for phones in ${room}`,
    orCode: 'Without a camera: open this address and type the code.',
    address: 'Address',
    code: 'Code',
    failed: 'The code could not be made. Check your connection, then try again.',
  },

  screen: {
    join: 'Join with your phone',
  },
};
