// What this browser keeps for us. One that forbids it still takes part, until the page is closed.

/** `localStorage` for the browser, `sessionStorage` for this tab. */
type Shelf = 'localStorage' | 'sessionStorage';

export function readKept(shelf: Shelf, key: string): string | null {
  try {
    return window[shelf].getItem(key);
  } catch {
    return null;
  }
}

/** Null takes it away. */
export function writeKept(shelf: Shelf, key: string, value: string | null): void {
  try {
    if (value === null) window[shelf].removeItem(key);
    else window[shelf].setItem(key, value);
  } catch {
    // Nothing is lost but the convenience.
  }
}
