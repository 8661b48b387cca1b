import type { UnitPlanJson, UnitTree } from '../../../shared/api/contracts/unit.ts';
import { BYTE_ORDER_MARK, csvText } from '../../../shared/csv/csv-text.ts';
import type { Grid } from '../../../shared/grid/grid.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { csvRows } from '../../../shared/units/csv-rows.ts';
import { type PlannedUnit, planUnits, type UnitPlan } from '../../../shared/units/plan.ts';
import {
  LEVEL_NAMES,
  RETIRED_COLUMN,
  readUnitTable,
  type TypedUnit,
  UNIT_COLUMNS,
} from '../../../shared/units/unit-table.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { secretHash } from '../../auth/secret.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { apiText } from '../../problem/text.ts';
import { homeOf, isAlone } from '../../store/databases.ts';
import {
  changeTree,
  childUnits,
  type StandingUnit,
  treeRevision,
  type Unit,
  unitByCode,
  unitsBelow,
  unitsElsewhere,
} from '../../store/unit.ts';
import { adminInReach, unitInReach } from '../access.ts';
import type { SignedIn, World } from '../world.ts';
import { eventBy } from './people.ts';

const rowOf = ({ code, name, level, parent }: PlannedUnit): PlannedUnit => ({ code, name, level, parent });

const standing = (unit: StandingUnit) => ({ ...rowOf(unit), retiredAt: unit.retiredAt });

/** A unit in the caller's reach and those directly below it. */
export async function readUnits(
  world: World,
  caller: SignedIn,
  code: string | undefined,
): Promise<Result<UnitTree, Problem>> {
  const unit = await unitInReach(world, caller, code);
  if (!unit.ok) return unit;
  const { code: own } = unit.value;
  const retiredAt = (await unitByCode(world.db, own))?.retiredAt ?? null;
  const below = await childUnits(world.db, own);
  return ok({
    unit: standing({ ...unit.value, retiredAt }),
    below: below.map((child) => ({ ...standing(child), below: child.below })),
  });
}

const BEIJING = 8 * 3_600_000;
const dayOf = (iso: string) => new Date(Date.parse(iso) + BEIJING).toISOString().slice(0, 10);

/** The caller's units as the table that an import takes; of those that are no longer, the day in Beijing. */
export async function unitsCsv(
  world: World,
  caller: SignedIn,
  code: string | undefined,
): Promise<Result<string, Problem>> {
  const unit = await unitInReach(world, caller, code);
  if (!unit.ok) return unit;
  const units = await unitsBelow(world.db, unit.value.path);
  const rows = units.map(({ code: own, name, level, parent, retiredAt }) => {
    return [own, name, LEVEL_NAMES[level], parent, retiredAt && dayOf(retiredAt)];
  });
  return ok(BYTE_ORDER_MARK + csvText([[...UNIT_COLUMNS, RETIRED_COLUMN], ...rows]));
}

/** Text of UTF-8, or of GBK as Excel in China saves CSV. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const cellsOf = (grid: Grid): string[][] =>
  grid.rows.map((row) => row.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')));

function typedUnits(bytes: Uint8Array): Result<TypedUnit[], Problem> {
  // A zip, or the older binary format; everything else is taken for text.
  const binary = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
  if (!binary) {
    const found = readUnitTable(csvRows(textOf(bytes)));
    return found ? ok(found) : fail(problem('units.noTable'));
  }
  const read = readWorkbook(bytes);
  if (!read.ok) return fail(problem(read.error.code, read.error.params));
  for (const grid of read.value.grids) {
    const found = readUnitTable(cellsOf(grid));
    if (found) return ok(found);
  }
  return fail(problem('units.noTable'));
}

/** More would not pass through one request; a province has some thousands. */
const MOST_UNITS = 20_000;

/**
 * Reads a table of units and says what it would do; does it where `confirmed` is the plan's own hash, which the dry run
 * gave: what is done is what was seen.
 */
export async function importUnits(
  world: World,
  caller: SignedIn,
  bytes: Uint8Array,
  confirmed: string | undefined,
): Promise<Result<UnitPlanJson, Problem>> {
  const root = await adminInReach(world, caller, undefined);
  if (!root.ok) return root;
  const typed = typedUnits(bytes);
  if (!typed.ok) return typed;
  if (typed.value.length > MOST_UNITS) {
    return fail(problem('units.tooMany', { count: typed.value.length, limit: MOST_UNITS }));
  }
  const revision = await treeRevision(world.db);
  const known = await unitsBelow(world.db, root.value.path);
  const codes = typed.value.map(({ code }) => code);
  const taken = await unitsElsewhere(world.db, codes, root.value.path);
  const retired = new Set(known.filter(({ retiredAt }) => retiredAt !== null).map(({ code }) => code));
  const plan = planUnits(typed.value, known.map(rowOf), root.value.code, taken, retired);
  const written = plan.faults.length > 0 ? [] : rewritten(known, plan, root.value);
  const moved = movedAway(world, known, written);
  if (moved !== undefined) return fail(problem('units.otherDatabase', { unit: moved }));
  const hash = await secretHash(JSON.stringify([plan.added, plan.changed, plan.faults]));
  if (confirmed === undefined) return ok(planJson(world, plan, hash, false));
  if (confirmed !== hash) return fail(problem('units.planChanged'));
  if (plan.faults.length > 0) return fail(problem('units.hasFaults', { count: plan.faults.length }));
  const data = { added: plan.added.map(({ code }) => code), changed: plan.changed };
  const event = eventBy(world, caller, { unit: root.value.code, kind: 'units.changed', subject: hash, data });
  const done = written.length === 0 || (await changeTree(world.db, written, revision, event));
  return done ? ok(planJson(world, plan, hash, true)) : fail(problem('units.planChanged'));
}

/** A unit that would be at home in another database than what it has reported. */
function movedAway(world: World, known: readonly Unit[], written: readonly Unit[]): string | undefined {
  if (isAlone(world.env)) return undefined;
  const before = new Map(known.map(({ code, path }) => [code, path]));
  const moved = written.find(({ code, path }) => {
    return homeOf(world.env, before.get(code) ?? path) !== homeOf(world.env, path);
  });
  return moved?.code;
}

function planJson(world: World, plan: UnitPlan, hash: string, applied: boolean): UnitPlanJson {
  const { added, changed, unchanged, faults } = plan;
  const issues = faults.map((fault) => ({
    ...fault,
    params: { ...fault.params },
    message: apiText(fault.code, { ...fault.params, row: fault.row }, world.locale),
  }));
  return { plan: hash, applied, added: [...added], changed: [...changed], unchanged, issues };
}

/** The rows to write: what is added and changed, and whatever hangs below a unit that moved. Parents first. */
function rewritten(known: readonly Unit[], plan: UnitPlan, root: Unit): Unit[] {
  const before = new Map(known.map((unit) => [unit.code, unit]));
  const wanted = new Map<string, PlannedUnit>(known.map((unit) => [unit.code, rowOf(unit)]));
  for (const unit of [...plan.added, ...plan.changed.map(({ after }) => after)]) wanted.set(unit.code, rowOf(unit));
  const made = new Map<string, Unit>();
  const make = (planned: PlannedUnit): Unit => {
    const ready = made.get(planned.code);
    if (ready) return ready;
    const own = planned.code === root.code;
    const above = own ? null : make(wanted.get(planned.parent ?? '') ?? root);
    const area = own ? root.area : areaOf(planned, above ?? root);
    const path = own ? root.path : `${(above ?? root).path}${planned.code}/`;
    const unit = { ...planned, area, path };
    made.set(planned.code, unit);
    return unit;
  };
  return [...wanted.values()]
    .map(make)
    .filter((unit) => {
      const was = before.get(unit.code);
      return !was || was.name !== unit.name || was.level !== unit.level || was.path !== unit.path;
    })
    .sort((a, b) => a.path.length - b.path.length);
}

/** A division's own area; what is none of the divisions (townships, organisations) reports for the one above. */
function areaOf({ code, level }: PlannedUnit, above: Unit): string {
  return level !== 'organisation' && nationalDivisions().get(code) ? code : above.area;
}
