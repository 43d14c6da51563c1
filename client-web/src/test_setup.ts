// jsdom has no IndexedDB; tests get one in memory.
import 'fake-indexeddb/auto';
