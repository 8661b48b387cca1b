import { type House, homeOf, houseOfNumber, houseOfToken, housesBelow, isAlone, mainOf } from '../store/databases.ts';
import { admitGuest, catchUp, catchUpAll } from '../store/replica.ts';
import { unitByCode } from '../store/unit.ts';
import type { SignedIn, World } from './world.ts';

/** What a request is about, as far as it tells where its work lies. */
export interface AskedFor {
  readonly method: string;
  readonly path: string;
  readonly unit: string | undefined;
}

const COMMON =
  /^\/api\/v1\/(?:drafts|units(?:\.csv)?|notices\/[^/]+\/(?:duties|state|annexes\/[^/]+\/version))(?:\/|$)/;

/** Whether it is about the tree or the notices, which lie in the main database and are copied from there. */
export const isCommon = ({ path }: Pick<AskedFor, 'path'>): boolean => COMMON.test(path);

/**
 * The world a caller works in: their own unit's database. Only who stands above the provinces works in several: a
 * submission and a person are where their numbers are, a unit asked for is where it is at home.
 */
export async function workplaceOf(world: World, caller: SignedIn, asked: AskedFor): Promise<World> {
  const { env } = world;
  if (isAlone(env)) return world;
  const house = await houseFor(world, caller, asked);
  return asked.method === 'GET' ? { ...world, db: house.db } : workIn(world, caller, house);
}

async function houseFor(world: World, caller: SignedIn, asked: AskedFor): Promise<House> {
  const main = mainOf(world.env);
  if (isCommon(asked)) return main;
  const home = homeOf(world.env, caller.unit.path);
  if (home !== main) return home;
  const id = /^\/api\/v1\/(?:submissions|people)\/(\d{1,15})(?:\/|$)/.exec(asked.path)?.[1];
  if (id !== undefined) return houseOfNumber(world.env, Number(id));
  const unit = asked.unit === undefined ? null : await unitByCode(main.db, asked.unit);
  return unit ? homeOf(world.env, unit.path) : main;
}

/** The world in another database, where the caller may write as at home. */
export async function workIn(world: World, caller: SignedIn, house: House): Promise<World> {
  const home = houseOfNumber(world.env, caller.person);
  if (house !== home) {
    await catchUp(mainOf(world.env), house);
    await admitGuest(home.db, house.db, caller.person, caller.tokenHash);
  }
  return { ...world, db: house.db };
}

/** Where a token is known. */
export const worldOfToken = (world: World, token: string): World => ({
  ...world,
  db: houseOfToken(world.env, token).db,
});

/** What was changed in the main database, copied into every province's. */
export const copyToAll = ({ env }: Pick<World, 'env'>): Promise<void> => catchUpAll(env);

/** The databases in which a request may have left events: of somebody above the provinces, all. */
export function touchedBy(world: World, caller: SignedIn | undefined, path: string): D1Database[] {
  const { env, db } = world;
  const houses = caller ? housesBelow(env, caller.unit.path) : [];
  const wide = houses.length > 1 ? houses.map((house) => house.db) : [];
  return [...new Set([db, ...wide, ...(isCommon({ path }) ? [mainOf(env).db] : [])])];
}
