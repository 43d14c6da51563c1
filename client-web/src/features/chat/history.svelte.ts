// Messages before those that the welcome brought, page by page through HTTP. They become part of the view, so that what is hidden
// later is hidden in them too, and a snapshot, which begins the view anew, leaves no hole between them and its own.
import { call } from '../../api/http';
import { hide } from '../../live/reduce_chat';
import type { LiveSession } from '../../live/live_session.svelte';
import type { View } from '../../live/view';
import type { MessagesPage } from '../../protocol/http';
import type { Channel } from '../../protocol/snapshot';

const PAGE = 50;
/** A snapshot carries this many of each channel; of one with fewer there is nothing older. */
const SNAPSHOT_MESSAGES = 100;
const CHANNELS: Channel[] = ['everyone', 'staff'];

/** The position from which on a view has every message of every channel; null when there is nothing before. */
export function completeFrom({ chat, olderFrom }: View): number | null {
  if (olderFrom !== undefined) return olderFrom;
  const firsts = CHANNELS.flatMap((channel) => {
    const own = chat.messages.filter((one) => one.channel === channel);
    return own.length >= SNAPSHOT_MESSAGES ? (own[0]?.seq ?? []) : [];
  });
  return firsts.length > 0 ? Math.max(...firsts) : null;
}

function withOlder(view: View, page: MessagesPage): View {
  const known = new Set(view.chat.messages.map((one) => one.id));
  const older = page.messages.filter((one) => !known.has(one.id));
  const shown = older.map((one) => (view.hiddenSince?.includes(one.id) ? hide(one) : one));
  const messages = [...shown, ...view.chat.messages].sort((a, b) => a.seq - b.seq);
  return { ...view, chat: { ...view.chat, messages }, olderFrom: (page.more && page.messages[0]?.seq) || null };
}

export class ChatHistory {
  loading = $state(false);
  failed = $state(false);

  constructor(
    private readonly live: LiveSession,
    private readonly token: string,
  ) {}

  /** Whether the server may have older ones. */
  get more(): boolean {
    return this.live.view !== null && completeFrom(this.live.view) !== null;
  }

  /** The page before what the view has. One that comes after the view was begun anew is thrown away. */
  async load(): Promise<void> {
    const { view } = this.live;
    const before = view && completeFrom(view);
    if (this.loading || !view || before === null) return;
    this.loading = true;
    this.failed = false;
    try {
      const page = await call<MessagesPage>(
        `/sessions/${encodeURIComponent(view.session.id)}/messages?before=${before}&limit=${PAGE}`,
        { token: this.token },
      );
      this.live.confirm((now) => (completeFrom(now) === before ? withOlder(now, page) : now));
    } catch {
      this.failed = true;
    } finally {
      this.loading = false;
    }
  }
}
