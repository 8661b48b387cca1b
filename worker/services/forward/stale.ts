import type { Stale } from '../../../shared/api/contracts/stale.ts';
import { housesBelow } from '../../store/databases.ts';
import { currentForwards, type InputNow, inputsNow, versionsOf } from '../../store/stale.ts';
import type { Unit } from '../../store/unit.ts';
import type { World } from '../world.ts';
import { deltaOf } from './delta.ts';

/** The tree has five levels of offices; a forward of a forward … can't go deeper. */
const DEEPEST = 8;

/** Changes told with their cells: each takes some questions, and D1 answers 1,000 an invocation. */
const WITH_DELTA = 25;

/** A change below, and the merges it makes stale: the one that holds it first. */
interface Change {
  readonly input: InputNow;
  readonly merges: readonly number[];
}

/**
 * What has changed below these merges since they were handed up, all the way down. A merge whose own unit has handed up
 * a newer one is not looked into: the newer one says what there is to take up.
 */
export async function staleOf(world: World, merges: readonly number[]): Promise<Stale[]> {
  const changes: Change[] = [];
  const seen = new Set<number>();
  let level = new Map(merges.map((id) => [id, [id] as readonly number[]]));
  for (let depth = 0; level.size > 0 && depth < DEEPEST; depth++) {
    const next = new Map<number, readonly number[]>();
    for (const id of level.keys()) seen.add(id);
    for (const input of await inputsNow(world.db, [...level.keys()])) {
      const chain = level.get(input.merge) ?? [];
      if (isStale(input)) changes.push({ input, merges: chain });
      else if (input.isForward && input.input !== null && !seen.has(input.input)) {
        next.set(input.input, [input.input, ...chain]);
      }
    }
    level = next;
  }
  return describe(world, changes);
}

/** What was not in the merge is taken up once it is accepted; until then it is missing, and the coverage says so. */
function isStale({ input, current, accepted }: InputNow): boolean {
  if (input === null) return current !== null && accepted === 1;
  return input !== current;
}

/** Of a unit's own merge and of those directly below it that count now, by annex; `annex` null: of all annexes. */
export async function staleBelow(
  world: World,
  notice: string,
  annex: string | null,
  unit: Unit,
): Promise<Map<string, Stale[]>> {
  const parts = housesBelow(world.env, unit.path).map(({ db }) => staleAt({ ...world, db }, notice, annex, unit.code));
  const found = new Map<string, Stale[]>();
  for (const part of await Promise.all(parts)) {
    for (const [id, stale] of part) found.set(id, [...(found.get(id) ?? []), ...stale]);
  }
  return found;
}

/** A merge and all below it lie in one database: each tells of those it holds. */
async function staleAt(
  world: World,
  notice: string,
  annex: string | null,
  unit: string,
): Promise<Map<string, Stale[]>> {
  const forwards = await currentForwards(world.db, notice, annex, unit);
  const found = new Map<string, Stale[]>();
  for (const id of new Set(forwards.map((f) => f.annex))) {
    const own = forwards.filter((f) => f.annex === id && f.unit === unit).map(({ submission }) => submission);
    const above = await staleOf(world, own);
    const known = new Set(above.map((stale) => keyOf(stale)));
    const below = forwards.filter((f) => f.annex === id && f.unit !== unit).map(({ submission }) => submission);
    const rest = (await staleOf(world, below)).filter((stale) => !known.has(keyOf(stale)));
    found.set(id, [...above, ...rest]);
  }
  return found;
}

/** One change in one merge, however many merges above hold that one. */
const keyOf = ({ unit, merges }: Stale) => `${unit} ${merges[0]?.unit} ${merges[0]?.version}`;

async function describe(world: World, changes: readonly Change[]): Promise<Stale[]> {
  const versions = await versionsOf(world.db, [...new Set(changes.flatMap(({ merges }) => merges))]);
  const stale: Stale[] = [];
  for (const [index, { input, merges }] of changes.entries()) {
    const annex = versions.get(input.merge)?.annex ?? '';
    const { unit, unitName, fromVersion, toVersion } = input;
    stale.push({
      ...{ unit, unitName, fromVersion, toVersion },
      accepted: input.current !== null && input.accepted === 1,
      merges: merges.flatMap((id) => {
        const found = versions.get(id);
        return found ? [{ unit: found.unit, unitName: found.unitName, version: found.version }] : [];
      }),
      ...(index < WITH_DELTA ? await deltaOf(world, annex, input) : { delta: [], deltaMore: null }),
    });
  }
  return stale;
}
