// Fetches the definition of the form that a session teaches. It never changes under its hash, so the browser keeps it.
import { call } from '../api/http';
import type { Walkthrough } from '../walkthrough/definition';

const RETRY_MS = 4_000;

/** Tries until it is there; `stopped` ends the trying. */
export async function fetchWalkthrough(
  hash: string,
  token: string,
  stopped: () => boolean,
): Promise<Walkthrough | null> {
  while (!stopped()) {
    try {
      return await call<Walkthrough>(`/definitions/${encodeURIComponent(hash)}`, { token });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  return null;
}
