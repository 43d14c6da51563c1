// How answers are measured: code points and words, the same as on the server (include/bimtek/domain/text.hpp and text_measure.hpp).
// Texts are counted as they are sent; see protocol/typed_text.ts.

/** The property White_Space of Unicode 15. Not `\s`, which has U+FEFF too and lacks U+0085. */
export function isWhiteSpace(codePoint: number): boolean {
  return (
    (codePoint >= 0x09 && codePoint <= 0x0d) ||
    codePoint === 0x20 ||
    codePoint === 0x85 ||
    codePoint === 0xa0 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

function codePoints(text: string): number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

export function countCodePoints(text: string): number {
  return codePoints(text).length;
}

/** A word is a longest run of code points that are not white space. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (const codePoint of codePoints(text)) {
    const space = isWhiteSpace(codePoint);
    if (!space && !inWord) words += 1;
    inWord = !space;
  }
  return words;
}

/** True for empty text too. */
export function isAllWhiteSpace(text: string): boolean {
  return codePoints(text).every(isWhiteSpace);
}

/** Negative, 0 or positive. By code points, as the server orders; `<` goes by UTF-16 units. */
export function compareTexts(left: string, right: string): number {
  const a = codePoints(left);
  const b = codePoints(right);
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
