import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { type House, houseOfNumber } from '../store/databases.ts';
import type { World } from './world.ts';

interface Numbered {
  readonly id: number;
}

export interface Page<T> {
  readonly items: T[];
  /** null: there is no more. */
  readonly next: string | null;
}

/**
 * The newest rows of several databases, some at a time. Each is read downwards by its own numbers; which of their rows
 * is the next is for time to say. A cursor is the last number seen of each, `6200000017.41`: a number tells whose it is.
 */
export async function readPage<T extends Numbered>(
  world: World,
  houses: readonly House[],
  asked: { readonly cursor: string | undefined; readonly limit: number; readonly at: (row: T) => string },
  read: (db: D1Database, before: number | null, limit: number) => Promise<readonly T[]>,
): Promise<Result<Page<T>, Problem>> {
  const { cursor, limit, at } = asked;
  const last = new Map<House, number>();
  for (const part of cursor === undefined ? [] : cursor.split('.')) {
    const id = Number(part);
    if (part === '' || !Number.isSafeInteger(id)) return fail(problem('request.invalid', { path: 'cursor' }));
    last.set(houseOfNumber(world.env, id), id);
  }
  const found = await Promise.all(
    houses.map(async (house) => [...(await read(house.db, last.get(house) ?? null, limit + 1))]),
  );
  const items: T[] = [];
  while (items.length < limit) {
    const newest = newestOf(found, at);
    if (newest < 0) break;
    const row = found[newest]?.shift() as T;
    items.push(row);
    last.set(houses[newest] as House, row.id);
  }
  const more = found.some((rows) => rows.length > 0);
  return ok({ items, next: more ? [...last.values()].join('.') : null });
}

/** Which list begins with the newest row; -1 where all are empty. */
function newestOf<T>(lists: readonly (readonly T[])[], at: (row: T) => string): number {
  let newest = -1;
  for (const [index, [head]] of lists.entries()) {
    const best = lists[newest]?.[0];
    if (head !== undefined && (best === undefined || at(head) > at(best))) newest = index;
  }
  return newest;
}
