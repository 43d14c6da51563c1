// Calls under /api/v1: the token in a header, JSON both ways, errors as problem+json.

import { BASE } from '../base';

export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    /** A code of the contract, such as `unknown`; `unreachable` when there was no answer. */
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

/** The raw response of a call that succeeded; throws `Problem` otherwise. `path` starts after /api/v1. */
export async function request(
  path: string,
  { token, method = 'GET', body, headers: more }: Call = {},
): Promise<Response> {
  const headers: Record<string, string> = { ...more };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(`${BASE}/api/v1${path}`, {
      method,
      headers,
      signal: abort.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, 'unreachable');
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { code?: string } | null;
  const wait = Number(response.headers.get('Retry-After'));
  throw new Problem(response.status, problem?.code ?? 'unknown_error', problem, wait > 0 ? wait : null);
}

/** The JSON of a response, `undefined` for an empty one. */
export async function bodyOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The JSON of a call that succeeded. */
export const call = async <T>(path: string, options: Call = {}): Promise<T> => bodyOf<T>(await request(path, options));
