// A message that is being written in one channel. It outlives the panel that it is written in and a reload, and stays until the server
// has it.
import { readKept, writeKept } from '../../api/storage';
import { texts } from '../../i18n';
import type { LiveSession } from '../../live/live_session.svelte';
import { LIMITS } from '../../protocol/commands';
import type { Channel, Message } from '../../protocol/snapshot';
import { asTyped } from '../../protocol/typed_text';
import { countCodePoints, isAllWhiteSpace } from '../../walkthrough/text';

export class Writing {
  private typed = $state('');
  replyTo: Message | null = $state.raw(null);
  sending = $state(false);
  /** Why the server did not take it. */
  error: string | null = $state(null);

  constructor(
    private readonly live: Pick<LiveSession, 'send'>,
    readonly channel: Channel,
    /** Whose it is: this tab keeps it under that name. */
    private readonly owner: string,
  ) {
    this.typed = readKept('sessionStorage', this.shelf) ?? '';
  }

  get draft(): string {
    return this.typed;
  }

  set draft(text: string) {
    this.typed = text;
    writeKept('sessionStorage', this.shelf, text || null);
  }

  private get shelf(): string {
    return `bimtek.chat.${this.owner}.${this.channel}`;
  }

  /** By how many code points it is too long. */
  get over(): number {
    return countCodePoints(asTyped(this.draft).trim()) - LIMITS.message_chars;
  }

  /** True once the server has it; one is on its way at a time. */
  async post(): Promise<boolean> {
    const text = asTyped(this.draft).trim();
    if (isAllWhiteSpace(text) || this.over > 0 || this.sending) return false;
    this.sending = true;
    this.error = null;
    const reply = await this.live.send({
      type: 'post_message',
      text,
      channel: this.channel,
      ...(this.replyTo && { reply_to: this.replyTo.id }),
    });
    this.sending = false;
    if (reply.type === 'refused') {
      this.error = texts.t.refusals[reply.reason];
      return false;
    }
    this.draft = '';
    this.replyTo = null;
    return true;
  }
}
