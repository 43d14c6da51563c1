// The language of the interface, and dictionaries that follow it. Indonesian is built in; English is fetched
// when someone asks for it.
import type { Localized } from '../protocol/snapshot';

export type LocaleName = 'id' | 'en';

const KEY = 'bimtek.locale';

class Locale {
  current: LocaleName = $state('id');
  private readonly loaders: (() => Promise<void>)[] = [];

  /** Called by each dictionary: what must be there before English is shown. */
  register(load: () => Promise<void>): void {
    this.loaders.push(load);
    if (this.current === 'en') void load();
  }

  async choose(name: LocaleName): Promise<void> {
    if (name === 'en') await Promise.all(this.loaders.map((load) => load()));
    this.current = name;
    document.documentElement.lang = name;
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // The choice lasts as long as the page.
    }
  }

  /** Takes up the language chosen last time. */
  async restore(): Promise<void> {
    if (keptLocale() === 'en') await this.choose('en');
  }
}

function keptLocale(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const locale = new Locale();

/** Texts of one part of the pages: `T` is the type of the Indonesian source. */
export class Dictionary<T> {
  private english: T | null = $state.raw(null);

  constructor(
    private readonly indonesian: T,
    load: () => Promise<T>,
  ) {
    locale.register(async () => {
      this.english ??= await load();
    });
  }

  /** The texts in the current language. Read it where it is shown, so that a switch is seen. */
  get t(): T {
    return locale.current === 'en' && this.english ? this.english : this.indonesian;
  }
}

/** A text that came with data. */
export function localized(text: Localized | string | null | undefined): string {
  if (text == null) return '';
  if (typeof text === 'string') return text;
  return text[locale.current] ?? text.id;
}
