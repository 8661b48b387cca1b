import type { AnnexDefinition } from '../annex/definition.ts';
import type { AnnexRecord } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import { nameKey } from './name-key.ts';

/** The row of a merged matrix that a unit's row belongs to. */
export interface RowPlace {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly code: string | null;
  /** Index into the printed rows; null for a row the officer named. */
  readonly printed: number | null;
}

type Matrix = NonNullable<AnnexDefinition['matrix']>;

/** Finds the merged row of unit rows: a printed row by division or name, a named row by division, else by name. */
export class RowFinder {
  readonly #matrix: Matrix;
  readonly #divisions: Divisions;
  readonly #printed = new Map<string, number>();
  readonly #resolved = new Map<string, string | null | undefined>();

  constructor(matrix: Matrix, divisions: Divisions) {
    this.#matrix = matrix;
    this.#divisions = divisions;
    matrix.rows.forEach((row, index) => {
      const group = nameKey(row.group);
      this.#printed.set(`${group}|${nameKey(row.name)}`, index);
      if (row.code) this.#printed.set(`${group}|#${row.code}`, index);
    });
  }

  /** `area`: the division of the unit that named the row, so that 鼓楼区 from 徐州 is not 南京's. */
  find(record: AnnexRecord, area: string | null): RowPlace {
    const name = textOf(record.values[this.#matrix.nameField]);
    const group = this.#groupOf(textOf(record.values[this.#matrix.groupField]), name);
    const code = this.#codeOf(textOf(record.values.regionCode), name, group, area);
    const groupKey = nameKey(group);
    const printed = this.#printed.get(`${groupKey}|${nameKey(name)}`) ?? this.#printed.get(`${groupKey}|#${code}`);
    if (printed !== undefined) return this.printed(printed);
    return { key: `${groupKey}|${code ? `#${code}` : nameKey(name)}`, group, name, code, printed: null };
  }

  printed(index: number): RowPlace {
    const row = this.#matrix.rows[index];
    if (!row) throw new Error(`the matrix has no printed row ${index}`);
    return { key: `printed ${index}`, group: row.group, name: row.name, code: row.code ?? null, printed: index };
  }

  #groupOf(group: string, name: string): string {
    if (group) return this.#known(group) ?? group;
    const printed = this.#matrix.rows.find((row) => nameKey(row.name) === nameKey(name));
    return printed?.group ?? this.#matrix.free[0]?.group ?? '';
  }

  #known(group: string): string | undefined {
    const groups = [...this.#matrix.rows, ...this.#matrix.free].map((row) => row.group);
    return groups.find((known) => nameKey(known) === nameKey(group));
  }

  /** A name that goes below the division it speaks of (丰县湖西片区) is a row of its own: no code. */
  #codeOf(given: string, name: string, group: string, area: string | null): string | null {
    const within = this.#matrix.free.find((free) => free.group === group)?.within ?? null;
    const inside = within && area && this.#divisions.inside(area, within) ? area : within;
    const resolved = this.#resolve(name, inside);
    if (resolved && within && !this.#divisions.inside(resolved, within)) return given || null;
    return resolved === undefined ? given || null : resolved;
  }

  /** A code; null where the name goes below a division; undefined where it says nothing. */
  #resolve(name: string, area: string | null): string | null | undefined {
    const key = `${area}|${name}`;
    if (this.#resolved.has(key)) return this.#resolved.get(key);
    const found = this.#divisions.resolve(name, area);
    const code = found.kind === 'one' ? (found.place.detail ? null : found.place.code) : undefined;
    this.#resolved.set(key, code);
    return code;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
