import type { UnitRow } from '../../../shared/api/contracts/unit.ts';
import { csvRows } from '../../../shared/units/csv-rows.ts';
import { levelOfWord, readUnitTable } from '../../../shared/units/unit-table.ts';

/** A unit as the downloaded table has it. */
export interface ListedUnit extends UnitRow {
  /** The day it was retired on, 2026-06-01; empty: it still is. */
  readonly retired: string;
}

export const isStanding = ({ retired }: ListedUnit): boolean => retired === '';

/** The own unit and all below it. */
export interface UnitList {
  readonly root: ListedUnit;
  readonly units: readonly ListedUnit[];
  get(code: string): ListedUnit | undefined;
  /** Those directly below, the retired ones last. */
  below(code: string): readonly ListedUnit[];
  /** From the own unit down to this one. */
  pathTo(code: string): readonly ListedUnit[];
  /** Units that fit (all by default) whose name holds the text, or whose code begins with it; at most `limit`. */
  find(text: string, limit: number, fits?: (unit: ListedUnit) => boolean): readonly ListedUnit[];
}

/** Reads the file of GET /units.csv; null where it holds no table. */
export function readUnitList(file: Uint8Array): UnitList | null {
  const lines = readUnitTable(csvRows(new TextDecoder().decode(file))) ?? [];
  const units = lines.flatMap(({ code, name, level: word, parent, retired }): ListedUnit[] => {
    const level = levelOfWord(word);
    return level ? [{ code, name, level, parent: parent === '' ? null : parent, retired }] : [];
  });
  return unitListOf(units);
}

/** `units`: the own one first. */
export function unitListOf(units: readonly ListedUnit[]): UnitList | null {
  const [root] = units;
  if (!root) return null;
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const children = new Map<string, ListedUnit[]>();
  for (const unit of units) {
    if (unit === root || unit.parent === null) continue;
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent, [unit]);
  }
  const pathTo = (code: string): ListedUnit[] => {
    const unit = byCode.get(code);
    if (!unit) return [];
    return unit === root ? [root] : [...pathTo(unit.parent ?? ''), unit];
  };
  return {
    ...{ root, units, pathTo },
    get: (code) => byCode.get(code),
    below: (code) => {
      const all = children.get(code) ?? [];
      return [...all.filter(isStanding), ...all.filter((unit) => !isStanding(unit))];
    },
    find: (text, limit, fits = () => true) => {
      const wanted = text.normalize('NFKC').trim();
      const found: ListedUnit[] = [];
      for (const unit of units) {
        if (found.length >= limit) break;
        const named = unit.name.includes(wanted) || unit.code.startsWith(wanted);
        if (named && fits(unit)) found.push(unit);
      }
      return found;
    },
  };
}

/** `徐州市民政局 320300`, as it is offered and read back. */
export const unitWord = ({ name, code }: UnitRow) => `${name} ${code}`;

/** The unit that a typed text names: the word offered, a code, or a name that only one unit has. */
export function unitOfWord(list: UnitList, text: string): ListedUnit | null {
  const typed = text.normalize('NFKC').trim();
  const byCode = list.get(typed.split(/\s+/).at(-1) ?? '');
  if (byCode) return byCode;
  const named = list.units.filter(({ name }) => name === typed);
  return named.length === 1 ? (named[0] ?? null) : null;
}
