// One live connection: opens the socket, says hello, resumes after a drop, and ends where a close code says so.
// It knows nothing of what frames mean beyond the welcome; frames go to `onFrame`.
import { BASE } from '../base';
import { CLOSE, SUBPROTOCOL, type ClientFrame, type ServerFrame } from '../protocol/frames';

/** Why the page does not come back by itself. */
export type Ending = 'revoked' | 'removed' | 'archived' | 'protocol_error' | 'too_many_devices' | 'left';

export type Status =
  | { phase: 'connecting' }
  | { phase: 'open' }
  /** `retryAt`: local clock, in milliseconds since 1970. */
  | { phase: 'waiting'; retryAt: number }
  | { phase: 'closed'; ending: Ending };

/** What of a browser's WebSocket is used, so that tests can stand in for it. */
export interface Socket {
  readonly bufferedAmount: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export interface ConnectionOptions {
  session: string;
  token: string;
  device: string;
  /** Where the view stands, to resume from; null for a fresh start. */
  position: () => { seq: number; epoch: string } | null;
  onFrame: (frame: ServerFrame) => void;
  onStatus: (status: Status) => void;
  openSocket?: () => Socket;
  /** Whether the server can be reached at all; asked while something of ours waits to go out. */
  probe?: () => Promise<boolean>;
  /** 0 ≤ x < 1. */
  random?: () => number;
}

/** The server takes `here` for a sign of life; three missed pings of 15 s and it counts us as lost. */
const HEARTBEAT_MS = 15_000;
/** Silence after which the line is given up: the page cannot see the server's pings, but is told of presence every 15 s. */
const SILENCE_MS = 40_000;
/** A socket that has not brought a welcome by then is given up. */
const WELCOME_TIMEOUT_MS = 15_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 30_000;

const ENDINGS: Record<number, Ending> = {
  [CLOSE.token_unknown]: 'revoked',
  [CLOSE.removed]: 'removed',
  [CLOSE.archived]: 'archived',
  [CLOSE.protocol_error]: 'protocol_error',
  // What a frame of ours was wrong about by RFC 6455: it would be again.
  1002: 'protocol_error',
  1003: 'protocol_error',
  1007: 'protocol_error',
  1009: 'protocol_error',
  [CLOSE.too_many_devices]: 'too_many_devices',
};

const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Half an emoji, as an input may cut it, is no Unicode text: the server would not understand the frame. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(HALF_A_PAIR, '\ufffd') : value;
}

export class Connection {
  private readonly options: Required<ConnectionOptions>;
  private socket: Socket | null = null;
  private status: Status = { phase: 'closed', ending: 'left' };
  private attempts = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private welcomeTimer: ReturnType<typeof setTimeout> | undefined;
  private heartbeatTimer: ReturnType<typeof setInterval> | undefined;
  private lastFrameAt = 0;

  constructor(options: ConnectionOptions) {
    this.options = {
      openSocket: browserSocket,
      probe: browserProbe,
      random: Math.random,
      ...options,
    };
  }

  get open(): boolean {
    return this.status.phase === 'open';
  }

  /** Connects now, also from a waiting or closed state. */
  connect(): void {
    if (this.socket) return;
    clearTimeout(this.retryTimer);
    this.setStatus({ phase: 'connecting' });
    const socket = this.options.openSocket();
    this.socket = socket;
    this.welcomeTimer = setTimeout(() => {
      this.drop();
    }, WELCOME_TIMEOUT_MS);
    socket.onopen = () => {
      const { session, token, device, position } = this.options;
      const from = position();
      this.write({ type: 'hello', session, token, device, ...(from && { after: from.seq, epoch: from.epoch }) });
    };
    socket.onmessage = (event) => {
      this.received(event.data);
    };
    socket.onclose = (event) => {
      this.closed(event.code);
    };
  }

  /** The network seems to be back, or the user does not want to wait. */
  retryNow(): void {
    if (this.status.phase === 'waiting') this.connect();
  }

  /** Sends a frame; only after the welcome, see `open`. */
  write(frame: ClientFrame): void {
    this.socket?.send(JSON.stringify(frame, wellFormed));
  }

  /** Gives up this socket and comes back at once, as after a lost line. */
  drop(): void {
    const socket = this.socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    this.closed(1006);
  }

  /** Ends the connection for good, as the user wished. */
  leave(): void {
    clearTimeout(this.retryTimer);
    const socket = this.socket;
    this.release();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close(1000);
    }
    this.setStatus({ phase: 'closed', ending: 'left' });
  }

  private received(data: unknown): void {
    this.lastFrameAt = Date.now();
    if (typeof data !== 'string') return;
    const frame = JSON.parse(data) as ServerFrame;
    this.options.onFrame(frame);
    // A welcome on an open line brings another snapshot, because the plan was changed: nothing of the line changes.
    if (frame.type !== 'welcome' || this.open) return;
    clearTimeout(this.welcomeTimer);
    this.attempts = 0;
    this.heartbeatTimer = setInterval(() => {
      void this.beat();
    }, HEARTBEAT_MS);
    this.setStatus({ phase: 'open' });
  }

  private async beat(): Promise<void> {
    const socket = this.socket;
    if (!socket) return;
    const stuck = socket.bufferedAmount > 0;
    this.write({ type: 'here' });
    if (Date.now() - this.lastFrameAt > SILENCE_MS) {
      this.drop();
      return;
    }
    if (!stuck) return;
    const reachable = await this.options.probe();
    if (!reachable && this.socket === socket) this.drop();
  }

  private closed(code: number): void {
    this.release();
    const ending = ENDINGS[code];
    if (ending) {
      this.setStatus({ phase: 'closed', ending });
      return;
    }
    const delay = this.retryDelay(code);
    this.attempts += 1;
    this.retryTimer = setTimeout(() => {
      this.connect();
    }, delay);
    this.setStatus({ phase: 'waiting', retryAt: Date.now() + delay });
  }

  /** Milliseconds. Random, so that a roomful of regions does not come back in the same instant. */
  private retryDelay(code: number): number {
    const share = this.options.random();
    if (code === CLOSE.restarting) return 1_000 + share * 9_000;
    if (code === CLOSE.too_slow && this.attempts === 0) return share * RETRY_FIRST_MS;
    const ceiling = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** this.attempts);
    return ceiling / 2 + (share * ceiling) / 2;
  }

  private release(): void {
    clearTimeout(this.welcomeTimer);
    clearInterval(this.heartbeatTimer);
    this.socket = null;
  }

  private setStatus(status: Status): void {
    this.status = status;
    this.options.onStatus(status);
  }
}

function browserSocket(): Socket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}${BASE}/ws`, SUBPROTOCOL) as Socket;
}

async function browserProbe(): Promise<boolean> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, 8_000);
  try {
    return (await fetch(`${BASE}/healthz`, { cache: 'no-store', signal: abort.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
