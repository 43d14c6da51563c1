// English texts of what a first visit does not need; complete by its type.
import type { asideId } from './aside_id';
import { formatNumber, plural } from './format';

export const asideEn = {
  outside: {
    noInvitation: 'No invitation has been opened',
    noInvitationText:
      'Open this page through the invitation link that you received from the organizers. Once on this device is enough.',
    organizer: 'Organizers: sign in here',
    haveCode: 'Join with the code of your region',
    wrongPage: 'This link is for those who run the session.',
    openManage: 'Open the management page',
    unknownToken: 'This link is no longer valid',
    unknownTokenText:
      'This invitation link was revoked or is not known. Ask the organizers for a new link and open it on this device.',
    unreachable: 'The server cannot be reached yet',
    unreachableText: 'Check your internet connection. The page tries again when you press the button below.',
  },

  endings: {
    revoked: {
      title: 'This link is no longer valid',
      text: 'The organizers replaced or revoked the link that you use. If you have a new one, open it on this device; if not, ask them for it. What was not sent yet is kept on this device.',
    },
    removed: {
      title: 'You were removed from this session',
      text: 'The organizers removed this device from the session. If you think this is a mistake, contact them.',
    },
    archived: {
      title: 'This session has been archived',
      text: 'The session is closed and kept as an archive. Thank you for taking part. For a copy of your workbooks, contact the organizers.',
    },
    protocol_error: {
      title: 'The page must be reloaded',
      text: 'This page and the server no longer understand each other, usually because the application was just updated. Reload the page to go on.',
    },
    too_many_devices: {
      title: 'This invitation is open on too many devices',
      text: 'One invitation can be used on eight devices at once. This one was inactive the longest, so its connection was closed. Close a device that is not in use, then continue here.',
    },
    left: {
      title: 'You have left',
      text: 'Your attendance is recorded up to the moment you left. You can enter again at any time while the session runs.',
    },
    kept: (changes: number) => `${plural(changes, 'unsent change')} stay on this device.`,
    continueHere: 'Continue on this device',
    enterAgain: 'Enter again',
  },

  room: {
    title: 'People in the room',
    label: 'How many people are in this room now?',
    hint: (expected: number) =>
      `The organizers expect ${formatNumber(expected)}. Change it again when people come or go.`,
    save: 'Save the number',
    saved: 'The number of people is saved.',
    wrong: (max: number) => `Enter a number from 0 to ${formatNumber(max)}.`,
    offline: 'The connection is down. The number will be sent as soon as it is back.',
    later: 'The number of people can be entered once the lobby is open.',
  },

  help: {
    title: 'We are stuck',
    intro: (step: string) => `The helpers will see that you need help with the step “${step}”.`,
    reason: 'What is the matter?',
    reasonMissing: 'Choose what is the matter first.',
    text: 'Tell us briefly',
    ask: 'Ask for help',
    open: (time: string) =>
      `Your request was received at ${time}. A helper will come to you; meanwhile you can go on with other parts.`,
    claimedBy: (who: string) => `${who} is looking into your request. Watch the chat and listen to the speaker.`,
    withdraw: 'Solved, withdraw the request',
    withdrawn: 'The request was withdrawn.',
    sent: 'The request was sent.',
    needsLive: 'Help can be asked for while the session runs. For now, please ask in the chat.',
    needsWorkbook:
      'Create a workbook first, then ask for help at the step that troubles you. For other questions, use the chat.',
    needsStep:
      'A request for help names the step you are working on. Wait until the facilitator opens the first step, or use the chat.',
    offline: 'The connection is down. The request will be sent as soon as it is back.',
    reasons: {
      unclear: 'We do not understand it yet',
      document_missing: 'We do not have the document',
      system: 'Something is wrong with the application',
      other: 'Something else',
    },
  },

  conflict: {
    title: 'This answer was changed on another device too',
    text: 'Choose which one to save. Until you do, both are safe.',
    ours: 'The answer on this device',
    otherDevice: 'The answer from another device at your site',
    theirs: (who: string) => `The answer of ${who}`,
    keepOurs: 'Use the answer on this device',
    keepTheirs: 'Use the other answer',
    together: 'Put both together',
    empty: '(empty)',
  },

  leave: {
    title: 'Leave the session?',
    text: 'Your attendance is no longer recorded until you enter again.',
    unsent: (changes: number) =>
      `${plural(changes, 'change')} are not sent yet. They stay on this device and are sent once you enter again.`,
  },
} satisfies typeof asideId;
