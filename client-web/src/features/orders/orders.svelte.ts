// Commands that staff give: one at a time of a kind, and what to say when one was refused.
import { texts } from '../../i18n';
import { manage } from '../../i18n/manage';
import type { LiveSession } from '../../live/live_session.svelte';
import type { Command } from '../../protocol/commands';
import { announcer } from '../../ui/announcer.svelte';

export class Orders {
  /** Why the last command had no effect. */
  problem: string | null = $state(null);
  /** What the last command did, where nothing else on the page shows it. */
  news: string | null = $state(null);
  /** Commands on their way, as text. */
  private pending: readonly string[] = $state.raw([]);

  constructor(private readonly live: Pick<LiveSession, 'send'>) {}

  get waiting(): boolean {
    return this.pending.length > 0;
  }

  /** True once it is done, which `news` then tells. What is on its way already is not given twice. */
  async give(command: Command, news: string | null = null): Promise<boolean> {
    const key = JSON.stringify(command);
    if (this.pending.includes(key)) return false;
    this.pending = [...this.pending, key];
    const reply = await this.live.send(command);
    this.pending = this.pending.filter((one) => one !== key);
    this.problem = reply.type === 'refused' ? manage.t.orders.refused(texts.t.refusals[reply.reason]) : null;
    this.news = reply.type === 'done' ? news : null;
    if (this.problem) announcer.alarm(this.problem);
    if (this.news) announcer.say(this.news);
    return reply.type === 'done';
  }
}
