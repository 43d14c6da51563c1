// Messages before those that the welcome brought, page by page through HTTP.
import { call } from '../../api/http';
import type { MessagesPage } from '../../protocol/http';
import type { Message } from '../../protocol/snapshot';

const PAGE = 50;

export class ChatHistory {
  older: readonly Message[] = $state.raw([]);
  more = $state(true);
  loading = $state(false);
  failed = $state(false);

  constructor(
    private readonly session: string,
    private readonly token: string,
  ) {}

  /** `first`: the oldest message that the view has. */
  async load(first: number): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.failed = false;
    const before = this.older[0]?.seq ?? first;
    try {
      const page = await call<MessagesPage>(
        `/sessions/${encodeURIComponent(this.session)}/messages?before=${before}&limit=${PAGE}`,
        { token: this.token },
      );
      this.older = [...page.messages, ...this.older];
      this.more = page.more;
    } catch {
      this.failed = true;
    } finally {
      this.loading = false;
    }
  }
}
