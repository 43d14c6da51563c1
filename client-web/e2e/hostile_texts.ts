// What someone may type to break a page: markup that would run, directions that are never closed, a word without an end, towers of accents.
export const TEXTS = [
  '<img src=x onerror="alert(1)"><svg/onload=alert(2)>',
  '"><script>alert(3)</script>{{constructor.constructor(`alert(4)`)()}}',
  '\u202Egnalab irad naakiab\u2066 \u202E\u2067 tidak pernah ditutup',
  'Ketidakbertanggungjawaban'.repeat(10),
  'A\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(20),
];

/** As much of them as a field takes that holds so many characters; what would run comes first. */
export function hostile(length: number): string {
  return [...TEXTS.join(' ').normalize('NFC')].slice(0, length).join('').trim();
}
