import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { houseOfNumber } from '../../store/databases.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { submissionBelow } from '../../store/submission-reads.ts';
import type { Caller, World } from '../world.ts';

/** A submission of the caller's unit or of one below it. What lies outside is not there at all. */
export async function submissionInReach(
  world: World,
  caller: Caller,
  id: string,
): Promise<Result<StoredSubmission & { readonly header: string }, Problem>> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found =
    number > 0 ? await submissionBelow(houseOfNumber(world.env, number).db, number, caller.unit.path) : null;
  return found ? ok(found) : fail(problem('submission.unknown', { id }));
}
