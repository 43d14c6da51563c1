import { expect, it } from 'vitest';
import { pathOfSession, placeOf } from './route.svelte';

it('a session has an address of its own', () => {
  expect(placeOf('/kelola')).toEqual({ page: 'home' });
  expect(placeOf('/kelola/sesi/sulawesi-2022-04-21')).toEqual({ page: 'session', session: 'sulawesi-2022-04-21' });
  expect(placeOf(pathOfSession('a b/c'))).toEqual({ page: 'session', session: 'a b/c' });
  expect(placeOf('/kelola/lain')).toEqual({ page: 'home' });
});
