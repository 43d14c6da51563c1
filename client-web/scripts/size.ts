// Fails when the region's page needs more than its budget: all JS and CSS of a cold start, gzip, up to the
// first step on the screen.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Half a minute on a weak 3G line is what a media center can bear; 45 kB takes about three seconds of it.
const BUDGET_BYTES = 45_000;
const ENTRIES = ['index.html', 'src/views/region/RegionApp.svelte'];

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
ENTRIES.forEach(collect);

let total = 0;
for (const file of files) {
  const bytes = statSync(fileURLToPath(new URL(`${file}.gz`, dist))).size;
  total += bytes;
  console.log(`${String(bytes).padStart(7)}  ${file}`);
}
console.log(`${String(total).padStart(7)}  in all, of ${BUDGET_BYTES} bytes gzip`);
if (total > BUDGET_BYTES) {
  console.error(`The region's page is ${total - BUDGET_BYTES} bytes over its budget.`);
  process.exit(1);
}
