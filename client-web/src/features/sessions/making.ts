// Making a session. The answer may be lost on its way: what is sent again unchanged then makes no second one.
import { newId } from '../../protocol/ids';
import type { Account } from '../sign_in/account.svelte';

export class Making {
  private asked = '';
  private key = '';

  constructor(private readonly account: Account) {}

  /** Gives the id of the session; throws `Problem`. `path` is that of a route that makes one. */
  async send(path: string, body: unknown): Promise<string> {
    const asked = `${path} ${JSON.stringify(body)}`;
    if (asked !== this.asked) [this.asked, this.key] = [asked, newId()];
    const headers = { 'Idempotency-Key': this.key };
    const { id } = await this.account.call<{ id: string }>(path, { method: 'POST', body, headers });
    this.asked = ''; // Whoever asks the same once more wants another one.
    return id;
  }
}
