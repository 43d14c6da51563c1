import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type Status } from './connection';
import { TestSocket } from './test_socket';
import { aWelcome } from './test_views';

let sockets: TestSocket[];
let statuses: Status[];
let position: { seq: number; epoch: string } | null;
let reachable: boolean;
let share: number;

function aConnection(): Connection {
  return new Connection({
    session: 's',
    token: 't',
    device: 'd',
    position: () => position,
    onFrame: () => undefined,
    onStatus: (status) => statuses.push(status),
    openSocket: () => {
      const socket = new TestSocket();
      sockets.push(socket);
      return socket;
    },
    probe: () => Promise.resolve(reachable),
    random: () => share,
  });
}

const latest = () => sockets[sockets.length - 1]!;
const phase = () => statuses[statuses.length - 1]?.phase;

function connected(): Connection {
  const connection = aConnection();
  connection.connect();
  latest().accept();
  latest().deliver(aWelcome());
  return connection;
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  statuses = [];
  position = null;
  reachable = true;
  share = 0.5;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('connecting', () => {
  it('goes on as it was when a welcome comes again on the open line', () => {
    connected();
    const before = statuses.length;
    latest().deliver(aWelcome());
    expect(statuses.length).toBe(before);
    vi.advanceTimersByTime(15_000);
    expect(latest().ofType('here')).toHaveLength(1);
  });

  it('says hello first, without a position, and is open only after the welcome', () => {
    const connection = aConnection();
    connection.connect();
    latest().accept();
    expect(latest().sent).toEqual([{ type: 'hello', session: 's', token: 't', device: 'd' }]);
    expect(connection.open).toBe(false);
    latest().deliver(aWelcome());
    expect(connection.open).toBe(true);
  });

  it('resumes from where the view stands', () => {
    position = { seq: 41, epoch: 'e' };
    const connection = aConnection();
    connection.connect();
    latest().accept();
    expect(latest().sent[0]).toMatchObject({ after: 41, epoch: 'e' });
  });

  it('never sends half an emoji, which the server would not understand', () => {
    connected().write({ type: 'announce', id: '1', text: 'a\ud83d b\ude00 \ud83d\ude00' });
    expect(latest().ofType('announce')[0]).toMatchObject({ text: 'a\ufffd b\ufffd \ud83d\ude00' });
  });

  it('gives up a socket that brings no welcome, and tries again', () => {
    const connection = aConnection();
    connection.connect();
    latest().accept();
    vi.advanceTimersByTime(15_000);
    expect(latest().closedByPage).toBe(true);
    expect(phase()).toBe('waiting');
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
  });
});

describe('a dropped line', () => {
  it('is tried again after longer and longer pauses, never more than 30 s', () => {
    connected();
    share = 0.999;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      latest().cut();
      const status = statuses[statuses.length - 1]!;
      if (status.phase !== 'waiting') throw new Error('it waits');
      pauses.push(Math.round((status.retryAt - Date.now()) / 1000));
      vi.advanceTimersByTime(status.retryAt - Date.now());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('is spread by chance over half of the pause', () => {
    connected();
    share = 0;
    latest().cut();
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'waiting', retryAt: Date.now() + 500 });
  });

  it('is tried at once when the network is back', () => {
    const connection = connected();
    latest().cut();
    connection.retryNow();
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(14_000);
    expect(sockets).toHaveLength(2);
  });

  it('starts with short pauses again after a welcome', () => {
    connected();
    latest().cut();
    vi.advanceTimersByTime(1_000);
    latest().cut();
    vi.advanceTimersByTime(2_000);
    latest().accept();
    latest().deliver(aWelcome());
    latest().cut();
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'waiting', retryAt: Date.now() + 750 });
  });
});

describe('close codes', () => {
  it.each([
    [4001, 'revoked'],
    [4002, 'removed'],
    [4003, 'archived'],
    [4004, 'protocol_error'],
    [4005, 'too_many_devices'],
    [1002, 'protocol_error'],
    [1003, 'protocol_error'],
    [1007, 'protocol_error'],
    [1009, 'protocol_error'],
  ] as const)('%i ends it: %s', (code, ending) => {
    connected();
    latest().cut(code);
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'closed', ending });
    vi.advanceTimersByTime(600_000);
    expect(sockets).toHaveLength(1);
  });

  it('4005 lets the user come back when they ask to', () => {
    const connection = connected();
    latest().cut(4005);
    connection.connect();
    expect(sockets).toHaveLength(2);
  });

  it('1012 comes back after 1 to 10 seconds, by chance', () => {
    connected();
    share = 0.5;
    latest().cut(1012);
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'waiting', retryAt: Date.now() + 5_500 });
  });

  it('4000 comes back at once, to resume', () => {
    connected();
    share = 0.1;
    latest().cut(4000);
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'waiting', retryAt: Date.now() + 100 });
  });
});

describe('signs of life', () => {
  it('go out every 15 s', () => {
    connected();
    vi.advanceTimersByTime(45_000);
    expect(latest().ofType('here')).toHaveLength(3);
  });

  it('a silent line is dropped, also when the server can be reached another way', async () => {
    connected();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(sockets[0]!.closedByPage).toBe(true);
  });

  it('a line on which the server tells something now and then is kept', async () => {
    connected();
    for (let told = 0; told < 8; told++) {
      await vi.advanceTimersByTimeAsync(15_000);
      latest().deliver(aWelcome());
    }
    expect(sockets).toHaveLength(1);
    expect(sockets[0]!.closedByPage).toBe(false);
  });

  it.each([true, false])(
    'a line on which ours waits to go out is kept while the server can be reached: %s',
    async (is) => {
      connected();
      reachable = is;
      latest().bufferedAmount = 100;
      await vi.advanceTimersByTimeAsync(15_000);
      expect(sockets[0]!.closedByPage).toBe(!is);
    },
  );
});

describe('leaving', () => {
  it('closes and does not come back', () => {
    const connection = connected();
    connection.leave();
    vi.advanceTimersByTime(600_000);
    expect(latest().closedByPage).toBe(true);
    expect(sockets).toHaveLength(1);
    expect(statuses[statuses.length - 1]).toEqual({ phase: 'closed', ending: 'left' });
  });
});
