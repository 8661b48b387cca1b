export interface HeldBack {
  readonly db: D1Database;
  /** The first batch has been read. */
  readonly read: Promise<void>;
  release(): void;
}

/** A database whose first batch of reads is answered with what stood then, but only once it is released. */
export function heldBack(db: D1Database): HeldBack {
  let release: (() => void) | undefined;
  let done: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const read = new Promise<void>((resolve) => {
    done = resolve;
  });
  let first = true;
  const batch = async (statements: D1PreparedStatement[]) => {
    const found = await db.batch(statements);
    if (!first) return found;
    first = false;
    done?.();
    await gate;
    return found;
  };
  const held = { prepare: (sql: string) => db.prepare(sql), batch } as unknown as D1Database;
  return { db: held, read, release: () => release?.() };
}
