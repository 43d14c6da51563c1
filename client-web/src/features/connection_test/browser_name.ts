// What a browser is called, for people who help on the phone: `Firefox 115`.

const KNOWN: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).* Safari\//, 'Safari'],
];

export function browserName(userAgent: string): string {
  for (const [pattern, name] of KNOWN) {
    const found = pattern.exec(userAgent);
    if (found?.[1]) return `${name} ${found[1]}`;
  }
  return '?';
}
