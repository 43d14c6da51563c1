// Parts of a page that a first visit does not need: fetched when they are first wanted, or while nothing else
// happens, so that they are there when the line is not.
//
// Browsers keep the failure of an import: asked again, it fails without a look at the line. What failed comes only with
// the page loaded anew, so that is what the person is offered, once the server can be reached.
import { BASE } from '../base';

/** Between two looks whether the server can be reached. */
const RETRY_MS = 3_000;

class Parts {
  /** A part is wanted that this page cannot get any more, and loading the page again brings it. */
  missing = $state(false);
  private looking = false;

  async report(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    while (!(await isReachable())) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    this.missing = true;
  }
}

const isReachable = (): Promise<boolean> =>
  fetch(`${BASE}/healthz`, { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  );

export const parts = new Parts();

export class Later<C> {
  /** Null until it is there. */
  component: C | null = $state.raw(null);
  private wanted = $state(false);
  private asked = false;
  private failed = false;

  constructor(
    private readonly load: () => Promise<{ default: C }>,
    private readonly lineIsOpen: () => boolean = () => true,
  ) {}

  /** Somebody needs it: fetches it, as soon as the line is open where that is known. */
  want(): void {
    this.wanted = true;
    this.ahead();
  }

  /** Fetches it in case somebody will need it, if the line is open. */
  ahead(): void {
    if (this.failed) this.tell();
    if (this.asked || !this.lineIsOpen()) return;
    this.asked = true;
    this.load().then(
      (module) => (this.component = module.default),
      () => {
        this.failed = true;
        this.tell();
      },
    );
  }

  /** After the line came back: what was wanted meanwhile. */
  resume(): void {
    if (this.wanted) this.ahead();
  }

  private tell(): void {
    if (this.wanted) void parts.report();
  }
}

export const later = <C>(load: () => Promise<{ default: C }>): Later<C> => new Later(load);

/** As `later`, for a page that knows its line: asks for nothing that the line cannot bring. Call it while a component is made. */
export function laterOn<C>(lineIsOpen: () => boolean, load: () => Promise<{ default: C }>): Later<C> {
  const part = new Later(load, lineIsOpen);
  $effect(() => {
    if (lineIsOpen()) part.resume();
  });
  return part;
}
