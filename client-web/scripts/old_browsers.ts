// Fails when the built styles use something that Chrome 109 or Firefox ESR 115 does not know.
import { readdirSync, readFileSync } from 'node:fs';

const TOO_NEW: [RegExp, string][] = [
  [/color-mix\(/, 'color-mix() (Chrome 111)'],
  [/light-dark\(/, 'light-dark() (Chrome 123)'],
  [/:has\(/, ':has() (Firefox 121)'],
  [/:popover-open|::backdrop\s*\{[^}]*transition-behavior/, 'popover (Firefox 125)'],
  [/\bsubgrid\b/, 'subgrid (Chrome 117)'],
  [/text-wrap\s*:/, 'text-wrap (Chrome 114)'],
  [/@starting-style|@scope\b|anchor\(/, 'a rule newer than Chrome 109'],
  [/\{[^{}@]*\{/, 'nesting (Chrome 112)'],
];

const folder = new URL('../dist/assets/', import.meta.url);
let found = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
  // Only style rules may nest wrongly; conditional groups hold rules by nature.
  const text = readFileSync(new URL(name, folder), 'utf8').replace(
    /@(media|supports|keyframes|container|layer)[^{;]*\{/g,
    '',
  );
  for (const [pattern, what] of TOO_NEW) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    found += 1;
    console.error(`${name}: ${what}: ${text.slice(Math.max(0, hit.index - 30), hit.index + 60)}`);
  }
}
if (found > 0) process.exit(1);
