/** IndexedDB as three verbs. A browser that refuses it (some private windows) keeps things in memory until the page is left. */
export interface Shelf<T> {
  all(): Promise<T[]>;
  put(id: string, value: T): Promise<void>;
  drop(id: string): Promise<void>;
}

const NAME = 'annex-sync';
const SHELVES = ['pending', 'drafts'] as const;
export type ShelfName = (typeof SHELVES)[number];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const shelf of SHELVES) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let database: Promise<IDBDatabase> | null = null;

async function run<R>(
  shelf: ShelfName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  database ??= open();
  const transaction = (await database).transaction(shelf, mode, { durability: 'strict' });
  const request = act(transaction.objectStore(shelf));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** One of the page's object stores. */
export function shelfOf<T>(name: ShelfName): Shelf<T> {
  const memory = new Map<string, T>();
  const orElse = async <R>(act: () => Promise<R>, fallback: () => R): Promise<R> => act().catch(fallback);
  return {
    all: () =>
      orElse(
        async () => [...((await run(name, 'readonly', (store) => store.getAll())) as T[]), ...memory.values()],
        () => [...memory.values()],
      ),
    put: (id, value) =>
      orElse(
        async () => {
          await run(name, 'readwrite', (store) => store.put(value, id));
        },
        () => {
          memory.set(id, value);
        },
      ),
    drop: async (id) => {
      memory.delete(id);
      await orElse(
        () => run(name, 'readwrite', (store) => store.delete(id)),
        () => undefined,
      );
    },
  };
}
