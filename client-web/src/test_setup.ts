// jsdom has no IndexedDB; tests get one in memory.
import 'fake-indexeddb/auto';
// Components are taken off the page after each test.
import '@testing-library/svelte/vitest';
