import type { Session } from '../../shared/api/contracts/session.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { newToken, plainCode, secretHash } from '../auth/secret.ts';
import { expiryOf } from '../auth/session.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { addEvents, deviceOf } from '../store/event.ts';
import { addToken, redeemCode } from '../store/person.ts';
import type { World } from './world.ts';

/** Trades a sign-in code for a bearer token. */
export async function signIn(world: World, code: string, device: string): Promise<Result<Session, Problem>> {
  const now = world.now.toISOString();
  const caller = await redeemCode(world.db, await secretHash(plainCode(code)), now, world.env.DEMO === '1');
  if (!caller) return fail(problem('session.codeUnknown'));
  const token = newToken();
  const hash = await secretHash(token);
  await addToken(world.db, hash, caller.person, now, device);
  const { person, unit, role } = caller;
  await addEvents(world.db, [
    {
      ...{ at: now, person, unit: unit.code, kind: 'session.started', subject: String(person), data: { role } },
      device: deviceOf(hash),
    },
  ]);
  return ok({
    token,
    unit: unit.code,
    unitName: unit.name,
    level: unit.level,
    area: unit.area,
    role,
    person,
    expiresAt: expiryOf(world.now),
  });
}
