/**
 * What stands before `/ikut`, `/api` and the like: nothing, or `/bimtek` when the address of the installation has a path.
 * It shows in where this script was found, which is in `assets/` below it.
 */
export const BASE = import.meta.env.PROD ? new URL(/* @vite-ignore */ '..', import.meta.url).pathname.slice(0, -1) : '';

/** The whole address of a path, to be sent to somebody. */
export const addressOf = (path: string): string => `${location.origin}${BASE}${path}`;

/** Where a code is typed, as people type it into a browser. */
export const doorAddress = (): string => `${location.host}${BASE}/masuk`;
