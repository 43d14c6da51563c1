// Measures the line of this device: probes over a WebSocket that joins nothing, and the time that a file takes.
import { BASE } from '../../base';
import type { Socket } from '../../live/connection';
import { SPEED_FILE } from './speed_file';

export interface Measured {
  websocket: boolean;
  round_trip_ms: number | null;
  kbit_s: number | null;
  /** This device minus server. */
  clock_offset_s: number | null;
}

const PROBES = 5;
/** The server waits ten seconds for a hello. */
const PROBING_MS_MAX = 8_000;
const DOWNLOAD_MS_MAX = 8_000;

interface Round {
  took: number;
  /** Device minus server, in milliseconds. */
  offset: number;
}

const byTime = (one: number, other: number): number => one - other;
const middleOf = (times: number[]): number => times.sort(byTime)[times.length >> 1] ?? 0;

export async function measure(): Promise<Measured> {
  const rounds = await probe(ownSocket());
  const quickest = rounds.reduce<Round | null>((best, one) => (best && best.took <= one.took ? best : one), null);
  return {
    websocket: rounds.length > 0,
    round_trip_ms: quickest && Math.round(middleOf(rounds.map((one) => one.took))),
    kbit_s: await speed(),
    // The quickest answer knows the clock best.
    clock_offset_s: quickest && Math.round(quickest.offset / 1000),
  };
}

function ownSocket(): Socket {
  const address = new URL(`${BASE}/ws`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return new WebSocket(address, 'bimtek.v1') as Socket;
}

/** One after the other, as many as come back in time. Closes the socket. */
export function probe(socket: Socket, now: () => number = Date.now): Promise<Round[]> {
  return new Promise((resolve) => {
    const rounds: Round[] = [];
    let sent = 0;
    const end = () => {
      clearTimeout(timer);
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      resolve(rounds);
    };
    const timer = setTimeout(end, PROBING_MS_MAX);
    const ask = () => {
      sent = now();
      socket.send('{"type":"probe"}');
    };
    socket.onopen = ask;
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data)) as { type: string; server_time: string };
      if (answer.type !== 'probe') return;
      const took = now() - sent;
      rounds.push({ took, offset: sent + took / 2 - Date.parse(answer.server_time) });
      if (rounds.length < PROBES) ask();
      else end();
    };
    socket.onclose = end;
  });
}

/** In kbit/s, from what came in time; null when nothing did. */
async function speed(): Promise<number | null> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, DOWNLOAD_MS_MAX);
  const began = performance.now();
  let bytes = 0;
  try {
    const response = await fetch(`${BASE}/${SPEED_FILE}`, { cache: 'no-store', signal: abort.signal });
    const reader = response.ok ? response.body?.getReader() : undefined;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) bytes += part.value.length;
  } catch {
    // What came until now says how fast the line is.
  } finally {
    clearTimeout(timer);
  }
  return bytes > 0 ? Math.round((bytes * 8) / (performance.now() - began)) : null;
}
