/**
 * What stands before `/ikut`, `/api` and the like: nothing, or `/bimtek` when the address of the installation has a path.
 * It shows in where this script was found, which is in `assets/` below it.
 */
export const BASE = import.meta.env.PROD ? new URL(/* @vite-ignore */ '..', import.meta.url).pathname.slice(0, -1) : '';
