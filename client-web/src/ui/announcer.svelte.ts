// Says things to screen readers without moving focus. <Announcer /> in the page's root speaks it.

class Announcements {
  polite = $state('');
  /** For lost lines and refused work only. */
  urgent = $state('');

  say(text: string): void {
    this.polite = '';
    // A text that is set twice is read once; an empty moment in between makes it new.
    queueMicrotask(() => (this.polite = text));
  }

  /** What was said is said: a place that speaks from now on does not say it again. */
  hush(): void {
    this.polite = '';
    this.urgent = '';
  }

  alarm(text: string): void {
    this.urgent = '';
    queueMicrotask(() => (this.urgent = text));
  }
}

export const announcer = new Announcements();
