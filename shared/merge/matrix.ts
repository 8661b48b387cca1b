import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import { fieldType } from '../field/registry.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import { RowFinder, type RowPlace } from './matrix-row.ts';
import type { MergedRecord, MergeInput } from './merge.ts';
import { compareText, nameKey } from './name-key.ts';
import { sourceOf } from './register.ts';

/** What one unit gave to a merged row, and the row's name in its words. */
export interface Contribution {
  readonly input: MergeInput;
  readonly record: AnnexRecord;
  readonly name: string;
}

export interface MatrixRow {
  readonly place: RowPlace;
  readonly contributions: readonly Contribution[];
}

/** Printed rows in printed order, filled or not; behind each group's printed rows the named ones in division order. */
export function matrixRows(
  annex: AnnexDefinition,
  inputs: readonly MergeInput[],
  divisions: Divisions,
): readonly MatrixRow[] {
  if (!annex.matrix) throw new Error(`${annex.id} is no matrix`);
  const finder = new RowFinder(annex.matrix, divisions);
  const rows = new Map<string, { place: RowPlace; contributions: Contribution[] }>();
  annex.matrix.rows.forEach((_, index) => {
    const place = finder.printed(index);
    rows.set(place.key, { place, contributions: [] });
  });
  for (const input of inputs) {
    const area = divisions.get(input.unit) ? input.unit : null;
    for (const record of input.records) {
      const place = finder.find(record, area);
      const row = rows.get(place.key) ?? { place, contributions: [] };
      rows.set(place.key, row);
      const name = record.values[annex.matrix.nameField];
      row.contributions.push({ input, record, name: typeof name === 'string' ? name : place.name });
    }
  }
  return named([...rows.values()].sort(rowOrder(annex.matrix)), annex.matrix, divisions);
}

/** Sums per row. A blank of every unit stays blank: blank is not 0. */
export function addMatrix(annex: AnnexDefinition, rows: readonly MatrixRow[]): MergedRecord[] {
  const { groupField, nameField } = annex.matrix ?? { groupField: '', nameField: '' };
  const added = annex.fields.filter((field) => fieldType(field.type).add);
  return rows.map(({ place, contributions }) => {
    const values: Record<string, FieldValue> = { [groupField]: place.group, [nameField]: place.name };
    if (place.code) values.regionCode = place.code;
    for (const field of added) {
      const total = sum(field, contributions);
      if (total !== undefined) values[field.key] = total;
    }
    const giving = contributions.filter(({ record }) => added.some((field) => record.values[field.key] !== undefined));
    const sources = [...new Map(giving.map(({ input }) => [input.unit, sourceOf(input)])).values()];
    return { values, extra: extrasOf(contributions), sources };
  });
}

function sum(field: FieldDefinition, contributions: readonly Contribution[]): FieldValue | undefined {
  const { add } = fieldType(field.type);
  let total: FieldValue | undefined;
  for (const { record } of contributions) {
    const value = record.values[field.key];
    if (value === undefined || !add) continue;
    total = total === undefined ? value : add(total, value);
  }
  return total;
}

/** Texts in columns of the units' own can't be added: each stands with who wrote it. */
export function extrasOf(contributions: readonly Contribution[]): Record<string, string> {
  const lines = new Map<string, string[]>();
  for (const { input, record } of contributions) {
    for (const [label, text] of Object.entries(record.extra)) {
      if (text) lines.set(label, [...(lines.get(label) ?? []), `${input.unitName}：${text}`]);
    }
  }
  const labels = [...lines.keys()].sort(compareText);
  return Object.fromEntries(labels.map((label) => [label, (lines.get(label) ?? []).join('；')]));
}

type Matrix = NonNullable<AnnexDefinition['matrix']>;

function rowOrder(matrix: Matrix): (a: MatrixRow, b: MatrixRow) => number {
  const groups = [...new Set([...matrix.rows, ...matrix.free].map((row) => row.group))];
  const suggested = new Map(matrix.free.flatMap((free) => free.suggestions.map((name, i) => [nameKey(name), i])));
  const rank = ({ place }: MatrixRow): readonly (number | string)[] => [
    groups.indexOf(place.group) < 0 ? groups.length : groups.indexOf(place.group),
    place.group,
    place.printed ?? matrix.rows.length,
    place.code ?? '999999',
    suggested.get(nameKey(place.name)) ?? suggested.size,
    place.key,
  ];
  return (a, b) => compareRanks(rank(a), rank(b));
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareText(String(x), String(y));
    if (order !== 0) return order;
  }
  return 0;
}

/** The name most units gave; where two divisions would stand under one name (鼓楼区), each gets its path. */
function named(rows: readonly MatrixRow[], matrix: Matrix, divisions: Divisions): readonly MatrixRow[] {
  const chosen = rows.map((row) => (row.place.printed === null ? commonest(row.contributions) : row.place.name));
  const count = new Map<string, number>();
  for (const name of chosen) count.set(nameKey(name), (count.get(nameKey(name)) ?? 0) + 1);
  return rows.map((row, index) => {
    const { code, group, printed } = row.place;
    const name = chosen[index] ?? row.place.name;
    if (printed !== null) return row;
    const path = code && (count.get(nameKey(name)) ?? 0) > 1 ? pathBelow(code, group, matrix, divisions) : '';
    return { ...row, place: { ...row.place, name: path || name } };
  });
}

function commonest(contributions: readonly Contribution[]): string {
  const count = new Map<string, number>();
  for (const { name } of contributions) count.set(name, (count.get(name) ?? 0) + 1);
  const [first] = [...count].sort(([a, n], [b, m]) => m - n || a.length - b.length || compareText(a, b));
  return first?.[0] ?? '';
}

function pathBelow(code: string, group: string, matrix: Matrix, divisions: Divisions): string {
  const within = matrix.free.find((free) => free.group === group)?.within;
  const path = divisions.path(code).filter((division) => division.code !== within);
  return path.map((division) => division.name).join('');
}
