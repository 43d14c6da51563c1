import { configure } from '@testing-library/svelte';
// jsdom has no IndexedDB; tests get one in memory.
import 'fake-indexeddb/auto';
// Components are taken off the page after each test.
import '@testing-library/svelte/vitest';

// A machine that builds at the same time is slow; nothing is awaited longer than it takes.
configure({ asyncUtilTimeout: 10_000 });
