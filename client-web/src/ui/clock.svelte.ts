// The time, for what must change on the screen as it passes.
import { createSubscriber } from 'svelte/reactivity';

class Clock {
  /** Ticks once a second, while something on the screen says the time. */
  private readonly follow = createSubscriber((update) => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') update();
    }, 1000);
    return () => clearInterval(timer);
  });

  /** This device's clock, in milliseconds since 1970. What draws it is drawn anew every second. */
  get now(): number {
    this.follow();
    return Date.now();
  }
}

export const clock = new Clock();
