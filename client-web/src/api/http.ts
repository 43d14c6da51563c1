// Calls under /api/v1: the token in a header, JSON both ways, errors as problem+json.

import { BASE } from '../base';

export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    /** A code of the contract, such as `unknown`; `unreachable` when there was no answer, or none of this server's. */
    readonly code: string,
    readonly body: unknown = null,
    /** How long the server wants to be left alone, in seconds. */
    readonly retryAfterS: number | null = null,
  ) {
    super(`${status} ${code}`);
  }
}

const TIMEOUT_MS = 15_000;

export interface Call {
  token?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Further fields, as `If-Match`. */
  headers?: Record<string, string>;
}

/** The raw response of a call that succeeded, its body not read yet; throws `Problem` otherwise. `path` starts after /api/v1. */
export const request = (path: string, options: Call = {}): Promise<Response> =>
  exchange(path, options, (response) => response);

/** The JSON of a call that succeeded, `undefined` for an empty one; throws `Problem` otherwise, also for what is no JSON or breaks off. */
export const call = <T>(path: string, options: Call = {}): Promise<T> =>
  exchange(path, options, async (response) => (response.status === 204 ? undefined : await response.json()) as T);

/** The deadline is that of the answer and of what `read` takes from it. */
async function exchange<T>(
  path: string,
  { token, method = 'GET', body, headers: more }: Call,
  read: (response: Response) => T | Promise<T>,
): Promise<T> {
  const headers: Record<string, string> = { ...more };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, TIMEOUT_MS);
  try {
    const response = await fetch(`${BASE}/api/v1${path}`, {
      method,
      headers,
      signal: abort.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return await read(response);
    const problem = (await response.json().catch(() => null)) as { code?: string } | null;
    const wait = Number(response.headers.get('Retry-After'));
    throw new Problem(response.status, problem?.code ?? 'unknown_error', problem, wait > 0 ? wait : null);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0, 'unreachable');
  } finally {
    clearTimeout(timer);
  }
}
