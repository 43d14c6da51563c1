// Answers that come after the person has gone on.
import { onDestroy } from 'svelte';

/** `act`, as long as the component is there that is being made now: a dialog that was closed must not close the next one when what it
 * sent is answered. */
export function whileShown<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  let shown = true;
  onDestroy(() => (shown = false));
  return (...args) => {
    if (shown) act(...args);
  };
}
