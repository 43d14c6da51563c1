// Tests that need a page ask for one in their first line; the others start in half the time without it.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/svelte');
  await import('@testing-library/svelte/vitest'); // components are taken off the page after each test
  // A machine that builds at the same time is slow; nothing is awaited longer than it takes.
  configure({ asyncUtilTimeout: 10_000 });
}

export {}; // a module, so that it can await
