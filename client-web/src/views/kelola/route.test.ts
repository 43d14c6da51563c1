// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import {
  PATH_OF_ACCOUNT,
  PATH_OF_CHANGES,
  pathOfChanges,
  pathOfPlan,
  pathOfRegions,
  pathOfSession,
  placeOf,
  route,
} from './route.svelte';

it('a session has an address of its own, and so have its plan, its changes, and the account', () => {
  expect(placeOf('/kelola')).toEqual({ page: 'home' });
  expect(placeOf('/kelola/sesi/sulawesi-2022-04-21')).toEqual({ page: 'session', session: 'sulawesi-2022-04-21' });
  expect(placeOf(pathOfSession('a b/c'))).toEqual({ page: 'session', session: 'a b/c' });
  expect(placeOf(pathOfPlan('a b/c'))).toEqual({ page: 'plan', session: 'a b/c' });
  expect(placeOf(pathOfRegions('a b/c'))).toEqual({ page: 'regions', session: 'a b/c' });
  expect(placeOf(pathOfChanges('a b/c'))).toEqual({ page: 'changes', session: 'a b/c' });
  expect(placeOf(PATH_OF_CHANGES)).toEqual({ page: 'changes', session: null });
  expect(placeOf(PATH_OF_ACCOUNT)).toEqual({ page: 'account' });
  expect(placeOf('/kelola/baru')).toEqual({ page: 'plan', session: null });
  expect(placeOf('/kelola/lain')).toEqual({ page: 'home' });
});

it('a page with something unsaved is asked before it is left, by a link and by going back', () => {
  route.go('/kelola/baru');
  const guard = vi.fn();
  const release = route.watch(guard);
  route.go('/kelola');
  history.replaceState(null, '', '/kelola/sesi/lain');
  dispatchEvent(new PopStateEvent('popstate'));
  expect(route.place).toEqual({ page: 'plan', session: null });
  expect(location.pathname).toBe('/kelola/baru');
  expect(guard).toHaveBeenCalledTimes(2);

  const leave = guard.mock.calls[1]?.[0] as () => void;
  leave();
  expect(route.place).toEqual({ page: 'session', session: 'lain' });
  release();
});

it('a page that is unguarded again is left at once', () => {
  const release = route.watch(vi.fn());
  release();
  route.go('/kelola');
  expect(route.place).toEqual({ page: 'home' });
});
