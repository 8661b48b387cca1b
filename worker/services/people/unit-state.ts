import type { UnitState, UnitStateInput } from '../../../shared/api/contracts/unit.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { homeOf } from '../../store/databases.ts';
import { treeRevision, unitByCode } from '../../store/unit.ts';
import { endPeopleOf, hindranceOf, isBelowRetired, setUnitState } from '../../store/unit-state.ts';
import { adminInReach } from '../access.ts';
import type { SignedIn, World } from '../world.ts';
import { eventBy } from './people.ts';

/** More names than these say less than their number. */
const NAMED = 3;

/**
 * 停用: a unit that no longer exists is not asked any more and nobody signs in for it; what it reported, and its figures,
 * stay. 恢复: it can be asked again, and its people are invited anew. By those above it alone; asked for twice it is done
 * once.
 */
export async function changeUnitState(
  world: World,
  caller: SignedIn,
  code: string,
  { to, reason }: UnitStateInput,
): Promise<Result<UnitState, Problem>> {
  const found = await adminInReach(world, caller, code);
  if (!found.ok) return found;
  const { path } = found.value;
  // Nobody retires the own unit: that is for those above to do.
  if (path === caller.unit.path) return fail(problem('access.unit', { unit: found.value.name }));
  const revision = await treeRevision(world.db);
  const unit = await unitByCode(world.db, code);
  if (!unit) return fail(problem('unit.unknown', { unit: code }));
  const isSo = (unit.retiredAt !== null) === (to === 'retired');
  if (!isSo) {
    const against = to === 'retired' ? await againstRetiring(world, unit) : await againstReturn(world, unit);
    if (against) return fail(against);
    const kind = to === 'retired' ? 'unit.retired' : 'unit.restored';
    const event = eventBy(world, caller, { unit: code, kind, subject: code, data: { reason } });
    if (!(await setUnitState(world.db, code, to, revision, event))) return fail(problem('units.planChanged'));
  }
  const at = world.now.toISOString();
  if (to === 'active') return ok({ unit: code, retiredAt: null, devices: 0, codes: 0 });
  // Of several databases, its people are in another one. Whoever breaks off here is let in nowhere any more.
  const ended = await endPeopleOf(homeOf(world.env, path).db, code, at);
  return ok({ unit: code, retiredAt: unit.retiredAt ?? at, ...ended });
}

interface Named {
  readonly code: string;
  readonly name: string;
}

async function againstRetiring(world: World, { code, name }: Named): Promise<Problem | null> {
  const { below, notices } = await hindranceOf(world.db, code);
  const said = (names: readonly string[]) => ({ unit: name, names: names.slice(0, NAMED), count: names.length });
  if (below.length > 0) return problem('unit.hasBelow', said(below));
  return notices.length > 0 ? problem('unit.asked', said(notices)) : null;
}

async function againstReturn(world: World, { code, name }: Named): Promise<Problem | null> {
  return (await isBelowRetired(world.db, code)) ? problem('unit.aboveRetired', { unit: name }) : null;
}
