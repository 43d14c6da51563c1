// Asking again and again, for what no live session tells: only while somebody looks.

/**
 * Asks at once, and `pause()` milliseconds after each answer again; never twice at a time, not while the page is hidden, and at once
 * when it is seen again. `ask` says whether to go on; one that throws has not said so, and is asked again. Returns what stops it.
 */
export function pollWhileVisible(ask: () => Promise<boolean>, pause: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stopped = false;

  async function turn(): Promise<void> {
    if (asking || stopped || document.visibilityState !== 'visible') return;
    clearTimeout(timer);
    asking = true;
    let goOn = true;
    try {
      goOn = await ask();
    } finally {
      asking = false;
      if (!goOn) stop();
      else if (!stopped) timer = setTimeout(again, pause());
    }
  }
  function again(): void {
    void turn();
  }
  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', again);
  }

  document.addEventListener('visibilitychange', again);
  again();
  return stop;
}
