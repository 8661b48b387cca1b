import type { AnnexDefinition } from '../annex/definition.ts';
import { sumWan } from '../record/money.ts';
import type { FieldValue, Place } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { CrossAnnexOptions } from '../validate/rules/cross-annex.ts';
import { compareText, nameKey } from './name-key.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** What a list says of one row of a matrix. */
export interface RolledRow {
  readonly group: string;
  readonly name: string;
  readonly code: string | null;
  readonly records: readonly Values[];
  /** By the matrix's own field keys; a figure no record states is absent. */
  readonly values: Readonly<Record<string, number>>;
}

export interface RollUp {
  /** Printed rows in printed order, then the others in division order. Rows without a record are not there. */
  readonly rows: readonly RolledRow[];
  /** All records as one row, those without a place among them; an organisation of two rows counts once. */
  readonly total: Readonly<Record<string, number>>;
  /** Records whose place no row takes: none stated, or not understood. */
  readonly unplaced: readonly Values[];
}

/**
 * Rolls the records of the list that the matrix's crossAnnex rule names (附件2) up into the rows of the matrix (附件1):
 * projects counted, funds, staff and beneficiaries added, organisations counted once a row.
 */
export function rollUp(matrix: AnnexDefinition, records: readonly { values: Values }[], divisions: Divisions): RollUp {
  const options = crossOptions(matrix);
  const rows = new Map<string, { place: RowOf; records: Values[] }>();
  const unplaced: Values[] = [];
  for (const { values } of records) {
    const place = rowOf(values[options.place], matrix, divisions);
    if (!place) {
      unplaced.push(values);
      continue;
    }
    const row = rows.get(place.key) ?? { place, records: [] };
    rows.set(place.key, row);
    row.records.push(values);
  }
  const ordered = [...rows.values()].sort((a, b) => compareText(a.place.rank, b.place.rank));
  return {
    rows: ordered.map(({ place: { group, name, code }, records }) => {
      return { group, name, code, records, values: figures(records, options) };
    }),
    total: figures(
      records.map((record) => record.values),
      options,
    ),
    unplaced,
  };
}

/** The options of the rule that ties a matrix to its list; throws for an annex without one. */
export function crossOptions(matrix: AnnexDefinition): CrossAnnexOptions {
  const rule = matrix.rules.find((one) => one.kind === 'crossAnnex');
  if (!rule) throw new Error(`${matrix.id} has no crossAnnex rule`);
  return rule.options;
}

interface RowOf {
  readonly key: string;
  readonly rank: string;
  readonly group: string;
  readonly name: string;
  readonly code: string | null;
}

/** A printed row whose division holds the place, else a 省内 row of the place's own, else 省外其它地区. */
function rowOf(value: FieldValue | undefined, annex: AnnexDefinition, divisions: Divisions): RowOf | undefined {
  const place = typeof value === 'object' && 'code' in value ? (value as Place) : undefined;
  if (!place || !annex.matrix || !divisions.get(place.code)) return undefined;
  const { rows, free } = annex.matrix;
  const printed = rows.findIndex((row) => row.code && divisions.inside(place.code, row.code));
  if (printed >= 0) return printedRow(annex, printed);
  const named = free.find((f) => divisions.inside(place.code, f.within));
  if (named) {
    const name = nameWithin(place.code, named.within, divisions);
    return { key: place.code, rank: `1${place.code}`, group: named.group, name, code: place.code };
  }
  const elsewhere = rows.findIndex((row) => !row.code);
  return elsewhere >= 0 ? printedRow(annex, elsewhere) : undefined;
}

/** 丰县; 徐州市鼓楼区, where another division bears the name too. */
function nameWithin(code: string, within: string, divisions: Divisions): string {
  const path = divisions.path(code).filter((division) => division.code !== within);
  const own = path.at(-1)?.name ?? divisions.pathName(code);
  return divisions.resolve(own, within).kind === 'one' ? own : path.map((division) => division.name).join('');
}

function printedRow(annex: AnnexDefinition, index: number): RowOf | undefined {
  const row = annex.matrix?.rows[index];
  if (!row) return undefined;
  const rank = `0${String(index).padStart(5, '0')}`;
  return { key: `printed ${index}`, rank, group: row.group, name: row.name, code: row.code ?? null };
}

function figures(records: readonly Values[], options: CrossAnnexOptions): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { whole, of } of options.distinct) values[whole] = distinctNames(records, of);
  for (const { whole } of options.counts) values[whole] = records.length;
  for (const { whole, of } of options.sums) {
    const stated = records.map((record) => record[of]).filter((value) => typeof value === 'number');
    if (stated.length > 0) values[whole] = sumWan(stated);
  }
  return values;
}

/** Names that differ in brackets and spaces only are one. Two that merely look alike are two: people decide that. */
export function distinctNames(records: readonly Values[], field: string): number {
  const keys = new Set<string>();
  for (const record of records) {
    const name = record[field];
    if (typeof name === 'string' && nameKey(name)) keys.add(nameKey(name));
  }
  return keys.size;
}
