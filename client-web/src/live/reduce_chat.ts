// Chat and announcements: what these events do to a view.
import type { Message } from '../protocol/snapshot';
import type { Handlers } from './reduce';
import { NOBODY, type View } from './view';

function withChat(view: View, change: Partial<View['chat']>): View {
  return { ...view, chat: { ...view.chat, ...change } };
}

/** What is left of a hidden message. */
export const hide = (message: Message): Message => ({ ...message, text: null, hidden: true });

/** A day has thousands, and an old PC draws them all anew: of a channel the newest stay; earlier ones are fetched, as before a snapshot. */
const KEPT_MESSAGES = 300;

/** Who has fetched earlier ones keeps them, so that nothing is gone while it is read. */
function newest(messages: Message[], channel: Message['channel'], { olderFrom }: View): Message[] {
  const own = messages.filter((one) => one.channel === channel);
  const oldest = olderFrom === undefined && own.length > KEPT_MESSAGES ? own[0] : undefined;
  return oldest ? messages.filter((one) => one !== oldest) : messages;
}

const hideOne = (id: string) => (message: Message) => (message.id === id ? hide(message) : message);

export const chatHandlers: Handlers<
  | 'announcement_made'
  | 'message_posted'
  | 'message_hidden'
  | 'message_pinned'
  | 'message_unpinned'
  | 'invitation_muted'
  | 'invitation_unmuted'
  | 'slow_mode_set'
> = {
  announcement_made: (view, event) =>
    withChat(view, { announcement: { text: event.text, at: event.at, by: event.by ?? NOBODY } }),
  message_posted: (view, event) => {
    const message: Message = {
      id: event.message,
      seq: event.seq,
      at: event.at,
      by: event.by ?? NOBODY,
      text: event.text ?? null,
      reply_to: event.reply_to ?? null,
      channel: event.channel,
      hidden: false,
    };
    return withChat(view, { messages: newest([...view.chat.messages, message], message.channel, view) });
  },
  message_hidden: (view, event) => ({
    ...withChat(view, {
      messages: view.chat.messages.map(hideOne(event.message)),
      pinned: view.chat.pinned.map(hideOne(event.message)),
    }),
    hiddenSince: [...(view.hiddenSince ?? []), event.message],
  }),
  message_pinned: (view, event) => {
    const message = view.chat.messages.find((one) => one.id === event.message);
    if (!message || view.chat.pinned.some((one) => one.id === message.id)) return view;
    return withChat(view, { pinned: [...view.chat.pinned, message] });
  },
  message_unpinned: (view, event) =>
    withChat(view, { pinned: view.chat.pinned.filter((one) => one.id !== event.message) }),
  invitation_muted: (view, event) =>
    view.chat.muted.includes(event.invitation)
      ? view
      : withChat(view, { muted: [...view.chat.muted, event.invitation] }),
  invitation_unmuted: (view, event) =>
    withChat(view, { muted: view.chat.muted.filter((one) => one !== event.invitation) }),
  slow_mode_set: (view, event) => withChat(view, { slow_mode_s: event.seconds }),
};
