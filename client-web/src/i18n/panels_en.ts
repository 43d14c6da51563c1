// English texts of the agenda and the chat; complete by its type.
import { formatNumber, plural } from './format';
import type { panelsId } from './panels_id';

export const panelsEn = {
  agenda: {
    title: 'Agenda',
    materials: 'Materials to download',
    onTime: 'On schedule',
    late: (minutes: number) => `${plural(minutes, 'minute')} late`,
    early: (minutes: number) => `${plural(minutes, 'minute')} early`,
    states: { pending: 'Waiting', running: 'Running', done: 'Done', skipped: 'Skipped' },
    notHeld: 'Not held',
    now: 'Now',
    next: 'Next',
    all: 'All agenda items',
    at: (zones: string) => zones,
    planned: (zones: string) => `Planned for ${zones}`,
    minutes: (minutes: number) => plural(minutes, 'minute'),
    ends: (zones: string) => `Expected to end at ${zones}`,
    meeting: 'Open the video meeting',
    meetingHere: 'Show it on this page',
    meetingHide: 'Close it on this page',
    meetingFrame: 'Video meeting',
    present: (present: number, invited: number) =>
      `${formatNumber(present)} of ${plural(invited, 'government')} present`,
  },

  chat: {
    title: 'Chat',
    messages: 'Messages',
    empty: 'No messages yet. Your questions are read by the moderator and by every region.',
    older: 'Show earlier messages',
    olderFailed: 'Earlier messages could not be loaded yet.',
    label: 'Write a message to everyone',
    post: 'Send the message',
    posting: 'Sending…',
    waiting: 'It will be sent as soon as the connection is back.',
    reply: 'Reply',
    replyTo: (who: string) => `Replying to ${who}`,
    replyCancel: 'Do not reply',
    hidden: 'The moderator has hidden this message.',
    gone: 'The message replied to is not shown here.',
    pinned: 'Pinned message',
    slow: (seconds: number) => `The chat is slowed down: one message every ${plural(seconds, 'second')}.`,
    muted: 'The moderator has turned off messages from your invitation.',
    closed: 'The chat opens with the lobby and closes when the session ends.',
    tooLong: (over: number) => `${plural(over, 'character')} too many.`,
  },
} satisfies typeof panelsId;
