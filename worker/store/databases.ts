import type { D1Database } from '@cloudflare/workers-types';

/**
 * Which database holds what; nothing else knows. `DB` is the main one: the tree, the notices and whatever has no
 * database of its own. A binding `DB_620000` is the house of that province: what its units report, what is decided on
 * it, their people and their events lie there, with copies of the units and notices that concern them (replica.ts).
 */
export interface Bindings {
  readonly DB: D1Database;
}

/** One database. `number` 0: the main one; else the first two digits of its province's code. */
export interface House {
  readonly number: number;
  readonly db: D1Database;
  /** Of the province whose house it is; null for the main one. */
  readonly province: string | null;
}

/** Each database gives out numbers of its own hundred million: 62xxxxxxxx are of 甘肃. × 2^20 (record.ts) they are < 2^53. */
export const NUMBERS = 100_000_000;

const known = new WeakMap<Bindings, readonly House[]>();

/** All databases, the main one first. */
export function housesOf(env: Bindings): readonly House[] {
  const found = known.get(env);
  if (found) return found;
  const provinces = Object.entries(env).flatMap(([name, db]): House[] => {
    const province = /^DB_([1-8]\d0000)$/.exec(name)?.[1];
    return province === undefined ? [] : [{ number: Number(province.slice(0, 2)), db: db as D1Database, province }];
  });
  const houses = [{ number: 0, db: env.DB, province: null }, ...provinces.sort((a, b) => a.number - b.number)];
  known.set(env, houses);
  return houses;
}

export const mainOf = (env: Bindings): House => housesOf(env)[0] as House;

/** Whether it is the main one, and the only one. */
export const isAlone = (env: Bindings): boolean => housesOf(env).length === 1;

/** Where a unit is at home: of a path the second code is the province. */
export function homeOf(env: Bindings, path: string): House {
  const province = path.split('/')[1];
  return housesOf(env).find((house) => house.province !== null && house.province === province) ?? mainOf(env);
}

/** Where a submission, a decision, a person or an event with this number lies. */
export function houseOfNumber(env: Bindings, id: number): House {
  const number = Math.floor(id / NUMBERS);
  return housesOf(env).find((house) => house.number === number) ?? mainOf(env);
}

/** Every database that holds something at or below a unit: of a province's own one alone, of the country all. */
export function housesBelow(env: Bindings, path: string): readonly House[] {
  const inside = path.split('/').length > 2;
  return inside ? [homeOf(env, path)] : housesOf(env);
}

/** The same, and the main one, where changes of the tree and the notices are told. */
export function housesAbout(env: Bindings, path: string): readonly House[] {
  return [...new Set([mainOf(env), ...housesBelow(env, path)])];
}

/** A bearer token begins with the number of the database that knows it: `62.…`; none for the main one. */
export const tokenMark = ({ number }: House): string => (number === 0 ? '' : `${number}.`);

export function houseOfToken(env: Bindings, token: string): House {
  const number = Number(/^(\d\d)\./.exec(token)?.[1] ?? 0);
  return housesOf(env).find((house) => house.number === number) ?? mainOf(env);
}

/**
 * Rows about units at or below `path`, each from its unit's home alone. `pathOf`: the path of a row's unit, where
 * the databases hold copies of what is not at home in them; without it all rows are taken.
 */
export async function gather<T>(
  env: Bindings,
  path: string,
  read: (db: D1Database) => Promise<readonly T[]>,
  pathOf?: (row: T) => string,
): Promise<T[]> {
  const found = housesBelow(env, path).map(async (house) => {
    const rows = await read(house.db);
    return pathOf && !isAlone(env) ? rows.filter((row) => homeOf(env, pathOf(row)) === house) : rows;
  });
  return (await Promise.all(found)).flat();
}

/** Things by the database that each one's number lies in. */
export function groupsOf<T>(env: Bindings, items: readonly T[], numberOf: (item: T) => number): Map<House, T[]> {
  const groups = new Map<House, T[]>();
  for (const item of items) {
    const house = houseOfNumber(env, numberOf(item));
    const group = groups.get(house);
    if (group) group.push(item);
    else groups.set(house, [item]);
  }
  return groups;
}

/** What is known of these numbers, each asked of the database that it lies in. */
export async function gatherNumbered<T>(
  env: Bindings,
  ids: readonly number[],
  read: (db: D1Database, ids: readonly number[]) => Promise<ReadonlyMap<number, T>>,
): Promise<Map<number, T>> {
  const groups = groupsOf(env, ids, (id) => id);
  const found = await Promise.all([...groups].map(([{ db }, own]) => read(db, own)));
  return new Map(found.flatMap((part) => [...part]));
}
