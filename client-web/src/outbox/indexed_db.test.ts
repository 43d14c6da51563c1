import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { indexedDbStore } from './indexed_db';
import type { Entry } from './outbox';

const anEntry = (field: string): Entry => ({
  workbook: 'w',
  step: 'ind01',
  field,
  long: false,
  base: 0,
  flight: null,
  waiting: { id: 'v', value: 'Antre Pasti' },
  trouble: null,
});

it('hands a later page what an earlier one kept, and nothing of another invitation', async () => {
  await indexedDbStore('s', 'i-1').put('w/ind01/why', anEntry('why'));
  await indexedDbStore('s', 'i-1').put('w/ind01/how', anEntry('how'));
  await indexedDbStore('s', 'i-11').put('w/ind01/why', anEntry('why'));
  await indexedDbStore('s', 'i-1').remove('w/ind01/how');

  expect(await indexedDbStore('s', 'i-1').load()).toEqual([anEntry('why')]);
});

it('tells whoever asks that nothing can be kept', async () => {
  const there = indexedDB;
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true });
  try {
    await expect(indexedDbStore('s', 'i-1').load()).rejects.toThrow();
    await expect(indexedDbStore('s', 'i-1').put('w/ind01/why', anEntry('why'))).rejects.toThrow();
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { value: there, configurable: true, writable: true });
  }
});
