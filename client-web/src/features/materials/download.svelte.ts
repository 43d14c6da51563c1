// A file on its way over a line that drops: it goes on where it stopped.
import { Problem, request } from '../../api/http';

/** Nothing came for so long: the line is dead, whatever the browser thinks. */
const SILENT_MS = 20_000;
/** Between tries that bring nothing; after the last it waits for the person. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000];

/** There is no such file for this token. */
const GONE: readonly number[] = [403, 404];

export class Download {
  /** Bytes that are here. */
  received = $state(0);
  /** `stopped`: the line is down, `fetch` goes on; `gone`: there is no such file for this token. */
  phase: 'idle' | 'going' | 'stopped' | 'gone' = $state('idle');
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private etag: string | null = null;
  private closed = false;

  constructor(
    private readonly path: string,
    /** Asked for each try: a sign-in may have been renewed. */
    private readonly token: () => string,
    private readonly size: number,
  ) {}

  /** The file; null when it did not come, and `phase` says why. */
  async fetch(): Promise<Blob | null> {
    this.phase = 'going';
    for (let fruitless = 0; !this.closed;) {
      const before = this.received;
      try {
        await this.read();
      } catch (error) {
        if (error instanceof Problem && GONE.includes(error.status)) {
          this.phase = 'gone';
          return null;
        }
      }
      if (this.received === this.size) return this.whole();
      fruitless = this.received > before ? 0 : fruitless + 1;
      const pause = PAUSES_MS[fruitless];
      if (pause === undefined) break;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.phase = 'stopped';
    return null;
  }

  /** Nobody waits for it any more. */
  close(): void {
    this.closed = true;
  }

  private async read(): Promise<void> {
    const headers: Record<string, string> =
      this.etag !== null && this.received > 0 ? { Range: `bytes=${this.received}-`, 'If-Range': this.etag } : {};
    const response = await request(this.path, { token: this.token(), headers });
    if (response.status === 200) this.forget();
    this.etag = response.headers.get('ETag');
    const reader = response.body?.getReader();
    while (reader) {
      const silent = setTimeout(() => void reader.cancel(), SILENT_MS);
      const { done, value } = await reader.read().finally(() => {
        clearTimeout(silent);
      });
      if (this.closed) await reader.cancel();
      if (done || this.closed) return;
      this.parts.push(value);
      this.received += value.length;
    }
  }

  private whole(): Blob {
    const blob = new Blob(this.parts);
    this.forget();
    this.phase = 'idle';
    return blob;
  }

  private forget(): void {
    this.parts = [];
    this.received = 0;
  }
}
