// A slow line to the server that can be cut in the middle of anything, as lines are.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a village office has on a bad day. */
const BITS_PER_SECOND = 400_000;

export class WeakLine {
  private isCut = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly listener: Server,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<WeakLine> {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const line = new WeakLine(listener, (listener.address() as AddressInfo).port);
    // All connections share the line, in each direction.
    const [up, down] = [new Throttle(), new Throttle()];
    listener.on('connection', (near) => {
      if (line.isCut) {
        near.destroy();
        return;
      }
      const far = connect(port, '127.0.0.1');
      line.carry(near, far, up);
      line.carry(far, near, down);
    });
    return line;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.listener.close();
  }

  private carry(from: Socket, to: Socket, throttle: Throttle): void {
    this.sockets.add(from);
    from.on('data', (bytes) => {
      from.pause();
      throttle.pass(bytes.length, () => {
        to.write(bytes);
        from.resume();
      });
    });
    from.on('end', () => to.end());
    from.on('error', () => from.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}

class Throttle {
  private freeAt = 0;

  /** Calls back when the line has carried so many bytes. */
  pass(bytes: number, then: () => void): void {
    const now = Date.now();
    this.freeAt = Math.max(now, this.freeAt) + (bytes * 8_000) / BITS_PER_SECOND;
    setTimeout(then, this.freeAt - now);
  }
}
