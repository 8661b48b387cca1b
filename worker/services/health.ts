import type { Health } from '../../shared/api/contracts/health.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { type House, housesOf, mainOf } from '../store/databases.ts';
import { pingDatabase } from '../store/health.ts';
import { catchUp, hasBegun } from '../store/replica.ts';
import type { World } from './world.ts';

/** A province's database that was just bound is begun by the first look at it; rejects where it can't be. */
async function checkHouse(world: World, house: House): Promise<void> {
  await pingDatabase(house.db);
  if (!(await hasBegun(house))) await catchUp(mainOf(world.env), house);
}

/** Liveness, with every database checked. */
export async function checkHealth(world: World): Promise<Result<Health, Problem>> {
  try {
    await Promise.all(housesOf(world.env).map((house) => checkHouse(world, house)));
  } catch {
    return fail(problem('server.databaseUnavailable'));
  }
  return ok({ status: 'ok', database: 'ok', demo: world.env.DEMO === '1' });
}
