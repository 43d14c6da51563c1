// What the region's page costs before anything can be done with it: all JS and CSS, gzip, that a browser with an
// empty cache asks for. Fails when a stage of the first load is over its budget.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Stage {
  name: string;
  /** Names of the chunks that this stage asks for; what they import comes with them. */
  chunks: string[];
  /** Bytes, together with the stages before. */
  budget: number;
}

const STAGES: Stage[] = [
  // A weak 3G line carries 45 kB in about three seconds, which is what a roomful of people waits for a page.
  { name: 'the link is opened', chunks: ['index'], budget: 28_000 },
  { name: 'joined, in the lobby', chunks: ['Room'], budget: 45_000 },
  // The form comes with the first workbook or step, or while the region waits for it.
  { name: 'a step and its form on the screen', chunks: ['WorkArea'], budget: 60_000 },
  { name: 'a wide screen, with agenda and chat beside it', chunks: ['AgendaPanel', 'ChatPanel'], budget: 68_500 },
];

interface Chunk {
  name: string;
  file: string;
  css?: string[];
  imports?: string[];
}

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8')) as Record<string, Chunk>;

const files = new Set<string>();
function collect(chunk: Chunk | undefined): void {
  if (!chunk) throw new Error('A chunk is not in the build under the name that it has in scripts/size.ts.');
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const sheet of chunk.css ?? []) files.add(sheet);
  for (const next of chunk.imports ?? []) collect(manifest[next]);
}

const bytesOf = (file: string): number => statSync(fileURLToPath(new URL(`${file}.gz`, dist))).size;

let failed = false;
for (const { name, chunks, budget } of STAGES) {
  const before = new Set(files);
  for (const wanted of chunks) collect(Object.values(manifest).find((chunk) => chunk.name === wanted));
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
