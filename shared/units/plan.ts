import { LEVELS, type Level } from '../annex/level.ts';
import { levelOfWord, type TypedUnit } from './unit-table.ts';

/** A unit as far as a table of units says what it is. */
export interface PlannedUnit {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
}

export interface UnitFault {
  readonly row: number;
  readonly code:
    | 'units.code'
    | 'units.name'
    | 'units.level'
    | 'units.levelOrder'
    | 'units.twice'
    | 'units.parent'
    | 'units.circle'
    | 'units.outside'
    | 'units.retired'
    | 'units.belowRetired';
  readonly params: Readonly<Record<string, string>>;
}

export interface UnitPlan {
  /** Parents first. `row`: of the table, as everywhere here. */
  readonly added: readonly (PlannedUnit & { readonly row: number })[];
  readonly changed: readonly { readonly row: number; readonly before: PlannedUnit; readonly after: PlannedUnit }[];
  readonly unchanged: number;
  readonly faults: readonly UnitFault[];
}

const CODE = /^[0-9A-Za-z][0-9A-Za-z-]{1,39}$/;
/** 民政部 stands above 省, … ; an organisation may hang below any of them. */
const rank = (level: Level) => LEVELS.indexOf(level);

/**
 * What a table of units would do to the tree. `known`: the units the administrator manages, the own one (`root`)
 * among them; `taken`: codes that others manage; `retired`: those of the known that are no longer. Units that the table
 * does not name stay as they are.
 */
export function planUnits(
  typed: readonly TypedUnit[],
  known: readonly PlannedUnit[],
  root: string,
  taken: ReadonlySet<string>,
  retired: ReadonlySet<string> = new Set(),
): UnitPlan {
  const faults: UnitFault[] = [];
  const before = new Map(known.map((unit) => [unit.code, unit]));
  const wanted = new Map<string, PlannedUnit & { row: number }>();
  for (const line of typed) {
    const read = readLine(line, wanted, taken, before, root);
    if ('params' in read) faults.push(read);
    else wanted.set(read.code, { ...read, row: line.row });
    // Retiring asks for a reason and ends sign-ins: that a table says so is not enough.
    if (line.retired !== '' && !retired.has(line.code)) {
      faults.push({ row: line.row, code: 'units.retired', params: { unit: line.code } });
    }
  }
  const after = new Map<string, PlannedUnit>([...before, ...wanted]);
  for (const unit of wanted.values()) {
    const fault = placeFault(unit, after, root) ?? retiredFault(unit, retired);
    if (fault) faults.push({ row: unit.row, ...fault });
  }
  const planned = [...wanted.values()];
  const changed = planned.flatMap(({ row, ...unit }) => {
    const was = before.get(unit.code);
    return was && !same(was, unit) ? [{ row, before: was, after: unit }] : [];
  });
  const added = planned.filter(({ code }) => !before.has(code)).sort((a, b) => rank(a.level) - rank(b.level));
  return { added, changed, unchanged: planned.length - added.length - changed.length, faults };
}

function same(a: PlannedUnit, b: PlannedUnit): boolean {
  return a.name === b.name && a.level === b.level && a.parent === b.parent;
}

function readLine(
  { row, code, name, level: word, parent }: TypedUnit,
  seen: ReadonlyMap<string, unknown>,
  taken: ReadonlySet<string>,
  known: ReadonlyMap<string, PlannedUnit>,
  root: string,
): PlannedUnit | UnitFault {
  if (!CODE.test(code)) return { row, code: 'units.code', params: { text: code } };
  if (seen.has(code)) return { row, code: 'units.twice', params: { unit: code } };
  if (name === '' || name.length > 100) return { row, code: 'units.name', params: { unit: code } };
  const level = levelOfWord(word);
  if (level === null) return { row, code: 'units.level', params: { unit: code, text: word } };
  if (taken.has(code)) return { row, code: 'units.outside', params: { unit: code } };
  // Where the own unit hangs is not the own administrator's to say.
  const above = code === root ? (known.get(root)?.parent ?? null) : parent;
  return { code, name, level, parent: above };
}

type PlaceFault = Pick<UnitFault, 'code' | 'params'>;

/** Below what is no longer hangs nothing that still is. */
function retiredFault({ code, parent }: PlannedUnit, retired: ReadonlySet<string>): PlaceFault | null {
  if (parent === null || !retired.has(parent) || retired.has(code)) return null;
  return { code: 'units.belowRetired', params: { unit: code, parent } };
}

function placeFault(unit: PlannedUnit, units: ReadonlyMap<string, PlannedUnit>, root: string): PlaceFault | null {
  if (unit.code === root) return null;
  const above = unit.parent === null ? undefined : units.get(unit.parent);
  if (!above) return { code: 'units.parent', params: { unit: unit.code, parent: unit.parent ?? '' } };
  const lower = unit.level === 'organisation' ? above.level !== 'organisation' : rank(unit.level) > rank(above.level);
  if (!lower || above.level === 'organisation') {
    return { code: 'units.levelOrder', params: { unit: unit.code, parent: above.code } };
  }
  const passed = new Set([unit.code]);
  for (
    let at: PlannedUnit | undefined = above;
    at && at.code !== root;
    at = at.parent ? units.get(at.parent) : undefined
  ) {
    if (passed.has(at.code)) return { code: 'units.circle', params: { unit: unit.code } };
    passed.add(at.code);
  }
  return null;
}
