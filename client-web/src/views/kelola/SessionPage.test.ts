// @vitest-environment jsdom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { Account } from '../../features/sign_in/account.svelte';
import SessionPage from './SessionPage.svelte';

// The room itself is not looked at here, only the way out of it.
let leave: () => void;
vi.mock('./ControlRoom.svelte', () => ({
  default: (_anchor: unknown, props: { onleave: () => void }) => {
    leave = props.onleave;
  },
}));

it('stays when it could not be read anew, and says so', async () => {
  let reachable = true;
  const session = {
    id: 's',
    title: { id: 'Bimtek' },
    host: 'Badan',
    starts_at: '2022-04-21T00:00:00.000Z',
    zone: 'Asia/Makassar',
    state: 'live',
  };
  vi.stubGlobal('fetch', (path: string) => {
    if (!path.endsWith('/sessions/s')) return new Promise(() => undefined);
    return reachable ? Promise.resolve(Response.json(session)) : Promise.reject(new TypeError());
  });
  const head = createRawSnippet(() => ({ render: () => '<p></p>' }));
  render(SessionPage, { session: 's', account: new Account('t'), head });
  await userEvent.click(await screen.findByRole('button', { name: 'Masuk ke kegiatan' }));
  reachable = false;
  leave();
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Bimtek' })).toBeTruthy();
  reachable = true;
  await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
  expect(screen.queryByRole('alert')).toBeNull();
});
