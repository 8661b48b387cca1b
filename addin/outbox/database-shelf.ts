import { MemoryShelf, type Shelf } from './shelf.ts';

const STORE = 'outbox';

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

/**
 * A Shelf in IndexedDB. Written through to the disk before it is said to be kept. Where the browser refuses (some
 * private windows), things are kept in memory until the page is left.
 */
export class DatabaseShelf<T> implements Shelf<T> {
  readonly #name: string;
  readonly #fallback = new MemoryShelf<T>();
  #database: Promise<IDBDatabase> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  async #run<R>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    this.#database ??= open(this.#name);
    const transaction = (await this.#database).transaction(STORE, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }

  async all(): Promise<readonly T[]> {
    const kept = await this.#run('readonly', (store) => store.getAll() as IDBRequest<T[]>).catch(() => []);
    return [...kept, ...(await this.#fallback.all())];
  }

  async put(key: string, value: T): Promise<void> {
    await this.#run('readwrite', (store) => store.put(value, key)).catch(() => this.#fallback.put(key, value));
  }

  async drop(key: string): Promise<void> {
    await this.#fallback.drop(key);
    await this.#run('readwrite', (store) => store.delete(key)).catch(() => undefined);
  }
}
