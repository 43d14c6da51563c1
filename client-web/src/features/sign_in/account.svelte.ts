// The account that this page is signed in with. A sign-in ends after some hours, perhaps in the middle of a form: then the
// calls wait until the person has signed in again, and go on as if nothing had been.
import { fetchFile } from '../../api/fetch_file';
import { call, Problem, type Call } from '../../api/http';

export class Account {
  token: string = $state('');
  /** The sign-in is over: ask for name and password, then say `signedIn` or `gaveUp`. */
  expired = $state(false);
  private waiting: ((again: boolean) => void)[] = [];

  constructor(token: string) {
    this.token = token;
  }

  /** What `act` does with this account's token, done again with a new one. A 401 comes through only when the person gave up. */
  async with<T>(act: (token: string) => Promise<T>): Promise<T> {
    for (;;) {
      const { token } = this;
      try {
        return await act(token);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 401) throw error;
        if (token === this.token && !(await this.renewed())) throw error;
      }
    }
  }

  /** As `fetchFile`, with this account's token. */
  fetchFile(path: string, options: Omit<Call, 'token'> = {}): Promise<Blob> {
    return this.with((token) => fetchFile(path, { ...options, token }));
  }

  /** As `call`, with this account's token. */
  call<T>(path: string, options: Omit<Call, 'token'> = {}): Promise<T> {
    return this.with((token) => call<T>(path, { ...options, token }));
  }

  signedIn(token: string): void {
    this.token = token;
    this.settle(true);
  }

  gaveUp(): void {
    this.settle(false);
  }

  private renewed(): Promise<boolean> {
    this.expired = true;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private settle(again: boolean): void {
    this.expired = false;
    const { waiting } = this;
    this.waiting = [];
    for (const one of waiting) one(again);
  }
}
