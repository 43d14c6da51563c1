// Keeps the outbox in this browser's IndexedDB, apart for every invitation in every session.
import { createStore, del, promisifyRequest, set } from 'idb-keyval';
import type { Entry, OutboxStore } from './outbox';

export function indexedDbStore(session: string, invitation: string): OutboxStore {
  const scope = `${session}/${invitation}`;
  const table = createStore('bimtek', 'outbox');
  return {
    load: async () =>
      table('readonly', (entries) =>
        promisifyRequest<Entry[]>(entries.getAll(IDBKeyRange.bound([scope, ''], [scope, '\uffff']))),
      ),
    put: async (key, entry) => set([scope, key], entry, table),
    remove: async (key) => del([scope, key], table),
  };
}

/** Asks the browser not to clear what is kept when the disk runs full. */
export function persistStorage(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
