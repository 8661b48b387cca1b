/** A place that keeps JSON by key, over a reload. */
export interface Shelf<T> {
  all(): Promise<readonly T[]>;
  put(key: string, value: T): Promise<void>;
  drop(key: string): Promise<void>;
}

/** Keeps until the page is left: for tests, and for browsers that refuse storage. */
export class MemoryShelf<T> implements Shelf<T> {
  readonly #kept = new Map<string, T>();

  async all(): Promise<readonly T[]> {
    return [...this.#kept.values()];
  }

  async put(key: string, value: T): Promise<void> {
    this.#kept.set(key, structuredClone(value));
  }

  async drop(key: string): Promise<void> {
    this.#kept.delete(key);
  }
}
