// The time, for what must change on the screen as it passes.

class Clock {
  /** This device's clock, in milliseconds since 1970; moves once a second. */
  now = $state(Date.now());

  constructor() {
    setInterval(() => {
      if (document.visibilityState === 'visible') this.now = Date.now();
    }, 1000);
  }
}

export const clock = new Clock();
