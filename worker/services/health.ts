import type { Health } from '../../shared/api/contracts/health.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { housesOf } from '../store/databases.ts';
import { pingDatabase } from '../store/health.ts';
import type { World } from './world.ts';

/** Liveness, with the database checked. */
export async function checkHealth(world: World): Promise<Result<Health, Problem>> {
  try {
    await Promise.all(housesOf(world.env).map(({ db }) => pingDatabase(db)));
  } catch {
    return fail(problem('server.databaseUnavailable'));
  }
  return ok({ status: 'ok', database: 'ok', demo: world.env.DEMO === '1' });
}
