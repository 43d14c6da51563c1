// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { Account } from '../sign_in/account.svelte';
import { Making } from './making';

let keys: (string | null)[];
let online: boolean;
let making: Making;

beforeEach(() => {
  localStorage.clear();
  keys = [];
  online = true;
  making = new Making(new Account('masuk'));
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('Idempotency-Key'));
    return online
      ? Promise.resolve(new Response(JSON.stringify({ id: 's2' }), { status: 201 }))
      : Promise.reject(new TypeError('offline'));
  });
});

const sendInVain = async (body: object) => {
  online = false;
  await expect(making.send('/sessions', body)).rejects.toThrow('unreachable');
  online = true;
};

it('what is sent again because no answer came has the key of before', async () => {
  await sendInVain({ host: 'BSKDN' });
  expect(await making.send('/sessions', { host: 'BSKDN' })).toBe('s2');
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

it('what was changed meanwhile has another key, and so has the same once it is done', async () => {
  await sendInVain({ host: 'BSKDN' });
  await making.send('/sessions', { host: 'Kemendagri' });
  await making.send('/sessions', { host: 'Kemendagri' });
  expect(new Set(keys).size).toBe(3);
});

it('a page that was loaded anew sends the same under the same key', async () => {
  await sendInVain({ host: 'BSKDN' });
  making = new Making(new Account('masuk'));
  await making.send('/sessions', { host: 'BSKDN' });
  expect(keys[1]).toBe(keys[0]);
  making = new Making(new Account('masuk'));
  await making.send('/sessions', { host: 'BSKDN' });
  expect(keys[2]).not.toBe(keys[0]);
});
