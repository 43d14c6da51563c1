// A whole number as people type it, with or without points between thousands.

/** Null when it is none, or too large for a browser to count with. */
export function readInteger(typed: string): number | null {
  const text = typed.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)$/.test(text)) return null;
  const value = Number(text.replaceAll('.', ''));
  return Number.isSafeInteger(value) ? value : null;
}
