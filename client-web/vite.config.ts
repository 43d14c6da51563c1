// Builds the web client, serves it during development, and runs its unit tests.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { precompress } from './scripts/precompress.ts';
import { speedFile } from './scripts/speed_file.ts';

// The server that development pages talk to.
const server = process.env['BIMTEK_SERVER'] ?? 'http://127.0.0.1:8080';

const SHARED_BY_THE_ROOM =
  /src\/(live\/|outbox\/|protocol\/|ui\/(Field|Notice|clock)|features\/(connection\/LineState|workbook\/answers|who|answer\/read_integer)|walkthrough\/(text|definition))/;
/** The form, and what stands above it. */
const WORK =
  /src\/(views\/region\/WorkArea|features\/(step\/(?!StepList)|answer\/(?!ChoiceCard|ConflictBox|read_integer)|workbook\/WorkbookBar)|walkthrough\/(form_check|expression|value_format)|ui\/(RichText|rich_text))/;

/** A card to choose is also what a door and some dialogs are made of. */
const CARD = /src\/(features\/answer\/ChoiceCard|i18n\/form(_id)?\.ts)/;

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), precompress(), speedFile()],
  // Relative: scripts find each other, and the server writes the page's addresses for where it is installed.
  base: './',
  build: {
    target: ['chrome109', 'firefox115'],
    cssTarget: ['chrome109', 'firefox115'],
    // Inlined assets would be data: addresses, which the Content-Security-Policy admits for pictures only.
    assetsInlineLimit: 0,
    // The list of what to fetch ahead weighs more in the first load than the round trip that it saves.
    modulePreload: false,
    manifest: 'manifest.json',
    // What every page needs comes in one file: two requests less, and it packs better than in three. So does what the room shares
    // with other pages: cut up by who else needs what, it would weigh more.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', test: /src\/main\.ts$/, priority: 2 },
            { name: 'shared', test: SHARED_BY_THE_ROOM, includeDependenciesRecursively: false, priority: 1 },
            { name: 'ChoiceCard', test: CARD, includeDependenciesRecursively: false, priority: 1 },
            { name: 'WorkArea', test: WORK, includeDependenciesRecursively: false, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5100,
    // Tests read the golden files that the server is proved by.
    fs: { allow: ['.', '../tests/golden'] },
    proxy: {
      '/api': server,
      '/healthz': server,
      '/ws': { target: server, ws: true },
    },
  },
  // Without this, vitest takes Svelte's server build, in which nothing mounts.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    environment: 'node', // tests of components say `@vitest-environment jsdom` in their first line
    pool: 'vmThreads', // each file has a realm of its own, and jsdom is loaded once instead of for every file: a third of the time
    maxWorkers: 2, // of themselves, vitest leaves one of two cores idle
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test_setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
  },
}));
