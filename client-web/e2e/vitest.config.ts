// Runs the tests in a real browser against the real server. Each file has a server and a browser of its own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    environment: 'node',
    // Every test of a file goes on where the one before it stopped.
    bail: 1,
    maxWorkers: 2, // one leaves half of two cores idle, and a third waits for the others
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
