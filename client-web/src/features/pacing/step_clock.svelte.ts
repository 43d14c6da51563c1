// Since when the current step has been open. The wire does not say it, so this tab notes when it sees a step open,
// and keeps it over a reload.

const KEY = 'bimtek.step_opened';

interface Noted {
  session: string;
  step: string;
  at: number;
}

export class StepClock {
  /** The server's time, in milliseconds since 1970; null when the step was open before this tab looked. */
  openedAt: number | null = $state(null);
  private step: string | null | undefined;

  constructor(private readonly session: string) {}

  /** To be told the current step whenever it may have changed; `now` is the server's time. */
  see(step: string | null, now: number): void {
    if (step === this.step) return;
    const first = this.step === undefined;
    this.step = step;
    if (step === null) this.openedAt = null;
    else if (first) this.openedAt = this.noted(step);
    else {
      this.openedAt = now;
      this.note({ session: this.session, step, at: now });
    }
  }

  private noted(step: string): number | null {
    try {
      const noted = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Noted | null;
      return noted?.session === this.session && noted.step === step ? noted.at : null;
    } catch {
      return null;
    }
  }

  private note(noted: Noted): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(noted));
    } catch {
      // A reload then shows the expected minutes alone.
    }
  }
}
