import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../../api/http';
import { Account } from './account.svelte';

let valid: string;
let asked: string[];

beforeEach(() => {
  valid = 'lama';
  asked = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const authorization = new Headers(init.headers).get('Authorization') ?? '';
    asked.push(`${authorization} ${path}`);
    return Promise.resolve(
      authorization === `Bearer ${valid}`
        ? new Response(JSON.stringify({ id: 's1' }), { status: 200 })
        : new Response(JSON.stringify({ code: 'unauthorized' }), { status: 401 }),
    );
  });
});

const untilExpired = (account: Account) => vi.waitFor(() => expect(account.expired).toBe(true));

it('a call whose sign-in is over waits for a new one, and is made again', async () => {
  const account = new Account('lama');
  valid = 'baru';
  const answers = Promise.all([account.call('/satu'), account.call('/dua')]);
  await untilExpired(account);
  account.signedIn('baru');
  expect(await answers).toEqual([{ id: 's1' }, { id: 's1' }]);
  expect(account.expired).toBe(false);
  expect(asked.slice(-2)).toEqual(['Bearer baru /api/v1/satu', 'Bearer baru /api/v1/dua']);
});

it('fails when the person gives up, and asks again the next time', async () => {
  const account = new Account('lama');
  valid = 'baru';
  const first = account.call('/satu');
  await untilExpired(account);
  account.gaveUp();
  await expect(first).rejects.toMatchObject({ status: 401 });
  void account.call('/dua').catch(() => undefined);
  await untilExpired(account);
});

it('any other problem comes through', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await expect(new Account('lama').call('/satu')).rejects.toEqual(new Problem(0, 'unreachable'));
});
