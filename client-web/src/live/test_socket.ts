// A socket that tests hold the other end of.
import type { ServerFrame } from '../protocol/frames';
import type { Socket } from './connection';

export class TestSocket implements Socket {
  bufferedAmount = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closedByPage = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }

  close(): void {
    this.closedByPage = true;
  }

  /** The server accepts the socket. */
  accept(): void {
    this.onopen?.();
  }

  /** A frame from the server. */
  deliver(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** The server closes, or the line is cut (1006). */
  cut(code = 1006): void {
    this.onclose?.({ code });
  }

  /** Frames of one type that the page has sent. */
  ofType(type: string): Record<string, unknown>[] {
    return this.sent.filter((frame) => frame['type'] === type);
  }
}
