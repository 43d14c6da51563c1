// English texts of the region's page and of what all pages share; complete by its type.
import { plural } from './format';
import type { id } from './id';

export const en = {
  brand: 'Bimtek',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  reload: 'Reload the page',
  missingPart: 'A part of this page has not loaded. Answers in steps and messages are kept.',
  loading: 'Loading…',
  optional: '(optional)',
  skipToContent: 'Skip to content',
  announcement: 'Announcement',
  notices: 'Notices',

  roles: {
    organizer: 'Organizer',
    facilitator: 'Facilitator',
    moderator: 'Moderator',
    helper: 'Helper',
    site_operator: 'Site operator',
    participant: 'Participant',
    region_admin: 'Region admin',
    screen: 'Screen',
    observer: 'Observer',
  },

  settings: {
    language: 'Language',
    indonesian: 'Indonesia',
    english: 'English',
    largeType: 'Larger type',
    normalType: 'Normal type',
  },

  entry: {
    invitedAs: 'You are invited as',
    onBehalfOf: 'On behalf of',
    site: 'Site',
    time: (zones: string) => zones,
    enter: 'Enter',
    beforehand: 'Materials and connection test',
    privacy: 'Privacy notice',
    enterNote: 'Your attendance is recorded once you press Enter. Opening this page alone does not count.',
    stateNotes: {
      scheduled:
        'The session is not open yet. You may enter now and wait; attendance is recorded from when the lobby opens.',
      lobby: 'The lobby is open.',
      live: 'The session is under way.',
      ended: 'The session is over. Your workbooks can still be opened.',
      archived: 'This session has been archived.',
      cancelled: 'This session was cancelled.',
    },
    otherInvitations: 'Other invitations on this device',
  },

  connection: {
    connecting: 'Connecting…',
    open: 'Connected',
    waiting: 'Connection lost',
    closed: 'Not connected',
    lost: (seconds: number) =>
      `The connection was lost. Trying again in ${plural(seconds, 'second')}. Your answers are kept on this device; please carry on.`,
    reconnecting: 'The connection was lost. Reconnecting… Your answers are kept on this device; please carry on.',
    retryNow: 'Connect now',
    lostSpoken: 'The connection was lost. Your answers are kept on this device.',
    backSpoken: 'The connection is back.',
  },

  refusals: {
    not_allowed: 'Your role cannot do this.',
    wrong_state: 'This is not possible at this stage of the session.',
    unknown: 'It was not found. It may have been removed.',
    id_reused: 'This request was mixed up with another. Please repeat it.',
    too_fast: 'Too fast. Wait a moment, then try again.',
    too_long: 'The text is too long. Shorten it, then try again.',
    too_short: 'The text is too short.',
    muted: 'The organizers have turned off messages from your invitation.',
    slow_mode: 'The chat is slowed down. Wait a moment before the next message.',
    step_closed: 'The facilitator has closed this step.',
    stale: 'This answer was changed on another device.',
    invalid: 'This answer cannot be accepted. Please check it.',
    busy: 'The server is busy. Try again in a moment.',
    unavailable: 'The server is recovering. Your request will be sent again.',
  },

  save: {
    saved: (time: string) => `Saved ${time}`,
    saving: 'Saving…',
    offline: (changes: number) => `Offline – ${plural(changes, 'change')} kept on this device`,
    unsaved: 'Not saved – enter again',
    unsavedMarked: 'Not saved – check the marked answers',
    notPersistent: 'This browser does not allow storage on the device. Do not close the page before it says Saved.',
  },

  room: {
    people: (count: number) => `${plural(count, 'person', 'people')} in the room`,
    unknown: 'How many people?',
    phones: 'Invite phones',
    change: 'change',
  },

  tabs: {
    label: 'Parts of the page',
    step: 'Step',
    agenda: 'Agenda',
    chat: 'Chat',
    unread: (n: number) => plural(n, 'new message'),
  },

  step: {
    caption: (number: number, of: number) => `Step ${number} of ${of}`,
    list: 'Steps today',
    gates: { locked: 'Not open yet', open: 'Open', closed: 'Closed' },
    work: { untouched: 'Not started', touched: 'In progress', done: 'Completed' },
    current: 'The facilitator is here',
    opened: (title: string) => `The facilitator opened the step: ${title}`,
    goThere: 'Go to this step',
    endedNotice: 'The session is over. Your answers can still be read.',
    ended: 'Session over',
    endedOpen: 'The session is over. Workbooks can still be filled in until the time set by the organizers.',
    endedUntil: (day: string, time: string) =>
      `The session is over. Workbooks can still be filled in until ${day}, ${time}.`,
  },

  workbook: {
    create: 'Create the workbook',
    createFirst: 'Begin with the first workbook',
    createFirstText:
      'One workbook is for one innovation. Enter the name of the innovation that you practise with; more workbooks can be added later.',
    name: 'Name of the innovation',
    nameHint: 'Exactly as in the decree or regulation.',
    nameMissing: 'Enter the name of the innovation first.',
    nameTooLong: (max: number) => `The name may have at most ${plural(max, 'character')}.`,
  },

  help: {
    button: 'We are stuck',
    asked: 'Help requested',
    claimed: 'Being helped',
  },

  lobby: {
    title: 'Lobby',
    scheduledText: 'The lobby is not open yet. This page changes by itself; there is no need to reload.',
    text: 'The session starts soon. Meanwhile, enter the number of people in the room and create your first workbook.',
    textParticipant: 'The session starts soon. Meanwhile, create your first workbook or greet the others in the chat.',
    recorded: (time: string) => `Your attendance is recorded at ${time}`,
  },

  leave: 'Leave',
} satisfies typeof id;
