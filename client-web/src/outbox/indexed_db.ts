// Keeps the outbox in this browser's IndexedDB, apart for every invitation in every session.
import { openDB, type DBSchema } from 'idb';
import type { Entry, OutboxStore } from './outbox';

interface Schema extends DBSchema {
  outbox: { key: [scope: string, key: string]; value: Entry };
}

const open = () =>
  openDB<Schema>('bimtek', 1, {
    upgrade: (database) => {
      database.createObjectStore('outbox');
    },
  });

export function indexedDbStore(session: string, invitation: string): OutboxStore {
  const scope = `${session}/${invitation}`;
  const database = open();
  // Whoever awaits it learns of a failure; nobody may be waiting yet.
  database.catch(() => undefined);
  return {
    load: async () => (await database).getAll('outbox', IDBKeyRange.bound([scope, ''], [scope, '\uffff'])),
    put: async (key, entry) => {
      await (await database).put('outbox', entry, [scope, key]);
    },
    remove: async (key) => {
      await (await database).delete('outbox', [scope, key]);
    },
  };
}

/** Asks the browser not to clear what is kept when the disk runs full. */
export function persistStorage(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
