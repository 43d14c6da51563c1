// What staff are writing, in both channels, and in which one they are. A page keeps it while the chat comes and goes.
import type { LiveSession } from '../../live/live_session.svelte';
import type { Channel } from '../../protocol/snapshot';
import { Writing } from '../chat/writing.svelte';

export class StaffWriting {
  channel: Channel = $state('everyone');
  private readonly byChannel: Record<Channel, Writing>;

  constructor(live: Pick<LiveSession, 'send'>, session: string) {
    this.byChannel = { everyone: new Writing(live, 'everyone', session), staff: new Writing(live, 'staff', session) };
  }

  get current(): Writing {
    return this.byChannel[this.channel];
  }
}
