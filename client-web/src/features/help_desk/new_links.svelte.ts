// New links that were made at a help desk. A page keeps them while the desk comes and goes: the old ones are void, so none may get lost.
import type { IssuedLink } from '../../protocol/http_manage';

export class NewLinks {
  /** Those that were not shown yet or are being shown; one of an invitation, as each makes those before it void. */
  issued: readonly IssuedLink[] = $state.raw([]);
  /** The invitations whose link is being made. */
  private pending: readonly string[] = $state.raw([]);

  isMaking(invitation: string): boolean {
    return this.pending.includes(invitation);
  }

  /** Does nothing while one of the same invitation is being made. */
  async make(invitation: string, ask: () => Promise<IssuedLink>): Promise<void> {
    if (this.isMaking(invitation)) return;
    this.pending = [...this.pending, invitation];
    try {
      const link = await ask();
      this.issued = [...this.issued.filter((one) => one.invitation !== invitation), link];
    } finally {
      this.pending = this.pending.filter((one) => one !== invitation);
    }
  }

  /** The first was shown. */
  next(): void {
    this.issued = this.issued.slice(1);
  }
}
