// Parts of a page that a first visit does not need: fetched when they are first wanted, or while nothing else
// happens, so that they are there when the line is not.

/** Between two tries while the line is down. */
const RETRY_MS = 3_000;

export class Later<C> {
  /** Null until it is there. */
  component: C | null = $state.raw(null);
  private asked = false;

  constructor(private readonly load: () => Promise<{ default: C }>) {}

  /** Fetches it; tries again until it comes. */
  want(): void {
    if (this.asked) return;
    this.asked = true;
    this.load().then(
      (module) => (this.component = module.default),
      () => {
        this.asked = false;
        setTimeout(() => {
          this.want();
        }, RETRY_MS);
      },
    );
  }
}

export const later = <C>(load: () => Promise<{ default: C }>): Later<C> => new Later(load);
