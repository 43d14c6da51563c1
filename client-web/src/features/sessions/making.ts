// Making a session. The answer may be lost on its way: what is sent again unchanged then makes no second one.
import { readKept, writeKept } from '../../api/storage';
import { newId } from '../../protocol/ids';
import type { Account } from '../sign_in/account.svelte';

const KEPT = 'bimtek.making';

export class Making {
  private asked = '';
  private key = '';

  /** Takes up what an earlier page sent and got no answer to. */
  constructor(private readonly account: Account) {
    const kept = (readKept('localStorage', KEPT) ?? '').split('\n');
    [this.key = '', this.asked = ''] = kept;
  }

  /** Gives the id of the session; throws `Problem`. `path` is that of a route that makes one. */
  async send(path: string, body: unknown): Promise<string> {
    const asked = `${path} ${JSON.stringify(body)}`;
    if (asked !== this.asked) [this.asked, this.key] = [asked, newId()];
    writeKept('localStorage', KEPT, `${this.key}\n${this.asked}`);
    const headers = { 'Idempotency-Key': this.key };
    const { id } = await this.account.call<{ id: string }>(path, { method: 'POST', body, headers });
    this.asked = ''; // Whoever asks the same once more wants another one.
    writeKept('localStorage', KEPT, null);
    return id;
  }
}
