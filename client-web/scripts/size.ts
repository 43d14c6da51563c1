// What the region's page costs before anything can be done with it: all JS and CSS, gzip, that a browser with an
// empty cache asks for. Fails when the first load is over its budget, or when joining costs more than it did.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Stage {
  name: string;
  /** Entries of the build that this stage asks for; what they import comes with them. */
  entries: string[];
  /** Bytes, together with the stages before. */
  budget: number;
}

const STAGES: Stage[] = [
  // A weak 3G line carries 45 kB in about three seconds, which is what a roomful of people waits for a page.
  { name: 'the link is opened', entries: ['index.html', 'src/views/region/RegionApp.svelte'], budget: 45_000 },
  { name: 'joined, the step on the screen', entries: ['src/views/region/Room.svelte'], budget: 60_000 },
];

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8')) as Record<string, Chunk>;

const files = new Set<string>();
function collect(key: string): void {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build: name it as it is in scripts/size.ts`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const sheet of chunk.css ?? []) files.add(sheet);
  for (const next of chunk.imports ?? []) collect(next);
}

const bytesOf = (file: string): number => statSync(fileURLToPath(new URL(`${file}.gz`, dist))).size;

let failed = false;
for (const { name, entries, budget } of STAGES) {
  const before = new Set(files);
  entries.forEach(collect);
  for (const file of files) {
    if (!before.has(file)) console.log(`${String(bytesOf(file)).padStart(7)}  ${file}`);
  }
  const total = [...files].reduce((sum, file) => sum + bytesOf(file), 0);
  console.log(`${String(total).padStart(7)}  ${name}; at most ${budget} bytes gzip`);
  if (total > budget) failed = true;
}
if (failed) {
  console.error('The region’s page is over its budget.');
  process.exit(1);
}
