// A session as this page lives it: the view, the state of the line, and a way to send commands.
import type { Command } from '../protocol/commands';
import type { ServerFrame } from '../protocol/frames';
import { newId } from '../protocol/ids';
import { Commands, type Reply } from './commands';
import { Connection, type ConnectionOptions, type Status } from './connection';
import { reduce } from './reduce';
import type { View } from './view';

export type LiveSessionOptions = Pick<ConnectionOptions, 'session' | 'token' | 'device'> &
  Partial<Pick<ConnectionOptions, 'openSocket' | 'probe' | 'random'>>;

export class LiveSession {
  /** Null until the first welcome; kept while the line is down. */
  view: View | null = $state.raw(null);
  status: Status = $state.raw({ phase: 'connecting' });
  /** The server's clock minus this device's, in milliseconds. */
  clockOffset = $state(0);

  private readonly connection: Connection;
  private readonly commands: Commands;
  private readonly stopListening: () => void;

  constructor(options: LiveSessionOptions) {
    this.commands = new Commands({
      ready: () => this.connection.open,
      write: (frame) => {
        this.connection.write(frame);
      },
      onSilence: () => {
        this.connection.drop();
      },
    });
    this.connection = new Connection({
      ...options,
      position: () => (this.view ? { seq: this.view.seq, epoch: this.view.epoch } : null),
      onFrame: (frame) => {
        this.received(frame);
      },
      onStatus: (status) => {
        this.statusChanged(status);
      },
    });
    this.stopListening = listenForReturn(
      () => {
        this.connection.retryNow();
      },
      () => {
        this.connection.drop();
      },
    );
    this.connection.connect();
  }

  /** Resolves with the answer, which may take as long as the line is down. */
  send(command: Command, id?: string): Promise<Reply> {
    return this.commands.send(command, id);
  }

  /** Comes back without waiting, or after an ending that the user wants to undo. */
  reconnect(): void {
    this.connection.connect();
  }

  /** Changes the view ahead of the event that will bring the same: what the server has confirmed to us. */
  confirm(change: (view: View) => View): void {
    if (this.view) this.view = change(this.view);
  }

  /** Says goodbye, so that the interval of attendance ends now and not when silence is noticed; `reconnect` undoes it. */
  leave(): void {
    if (this.connection.open) this.connection.write({ type: 'leave', id: newId() });
    this.commands.disconnected();
    this.connection.leave();
  }

  /** The page goes. */
  close(): void {
    this.stopListening();
    this.commands.disconnected();
    this.connection.leave();
  }

  private received(frame: ServerFrame): void {
    if (frame.type === 'done' || frame.type === 'refused') {
      this.commands.answered(frame);
      return;
    }
    if (frame.type === 'welcome') this.clockOffset = Date.parse(frame.server_time) - Date.now();
    this.view = reduce(this.view, frame);
  }

  private statusChanged(status: Status): void {
    const was = this.status;
    this.status = status;
    if (status.phase === 'open') this.commands.connected();
    else if (was.phase === 'open') this.commands.disconnected();
  }
}

/** The browser knows first when the network comes and goes, or when a sleeping page wakes. */
function listenForReturn(onReturn: () => void, onLoss: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') onReturn();
  };
  addEventListener('online', onReturn);
  addEventListener('offline', onLoss);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('online', onReturn);
    removeEventListener('offline', onLoss);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
