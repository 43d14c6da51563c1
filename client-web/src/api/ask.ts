// Calls in someone's name, for parts that are used by people with a link and by people who signed in.
import { call, type Call } from './http';

/** `call` in someone's name. */
export type Ask = <T>(path: string, options?: Omit<Call, 'token'>) => Promise<T>;

export const asking =
  (token: string): Ask =>
  (path, options) =>
    call(path, { ...options, token });
