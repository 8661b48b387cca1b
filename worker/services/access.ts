import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { mainOf } from '../store/databases.ts';
import type { Caller } from '../store/person.ts';
import { type Unit, unitByCode } from '../store/unit.ts';
import type { World } from './world.ts';

/** The unit asked for, the caller's own by default: own and below only. */
export async function unitInReach(
  world: World,
  caller: Caller,
  code: string | undefined,
): Promise<Result<Unit, Problem>> {
  if (code === undefined || code === caller.unit.code) return ok(caller.unit);
  const unit = await unitByCode(mainOf(world.env).db, code);
  if (!unit) return fail(problem('unit.unknown', { unit: code }));
  if (!unit.path.startsWith(caller.unit.path)) return fail(problem('access.unit', { unit: unit.name }));
  return ok(unit);
}

/** The unit asked for, if the caller administers it: own and below only. */
export async function adminInReach(
  world: World,
  caller: Caller,
  code: string | undefined,
): Promise<Result<Unit, Problem>> {
  if (caller.role !== 'admin') return fail(problem('access.admin', { role: caller.role }));
  return unitInReach(world, caller, code);
}
