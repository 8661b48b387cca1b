import type { AnnexDefinition } from '../annex/definition.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { matchRecords } from './match-records.ts';

/** One cell that two versions differ in. `field` null: a column of the unit's own, by its label. */
export interface CellChange {
  readonly field: string | null;
  readonly label: string;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** A record that differs. `before`, `after`: 0-based indexes; null where the record is only in the other version. */
export interface RecordChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: number | null;
  readonly after: number | null;
  /** What a reader knows the record by. */
  readonly name: string;
  readonly cells: readonly CellChange[];
}

export interface RecordComparison {
  readonly same: number;
  readonly changes: readonly RecordChange[];
}

/**
 * Two versions cell by cell. Changed and removed records in the order of the earlier version, added ones behind.
 * `compareRecords(annex, v1, v2).changes[0]?.cells` is `[{field: 'fundsWan', before: 18.04, after: 20, …}]`.
 */
export function compareRecords(
  annex: AnnexDefinition,
  before: readonly AnnexRecord[],
  after: readonly AnnexRecord[],
): RecordComparison {
  const { pairs, removed, added } = matchRecords(annex, before, after);
  const change = (a: number | null, b: number | null): RecordChange => {
    const [left, right] = [a === null ? undefined : before[a], b === null ? undefined : after[b]];
    const kind = left && right ? 'changed' : left ? 'removed' : 'added';
    const name = nameOf(annex, right ?? left);
    return { kind, before: a, after: b, name, cells: cellChanges(annex, left, right) };
  };
  const both = pairs.map(([a, b]) => change(a, b));
  const changed = both.filter(({ cells }) => cells.length > 0);
  const gone = removed.map((index) => change(index, null));
  const earlier = [...changed, ...gone].sort((x, y) => (x.before ?? 0) - (y.before ?? 0));
  return { same: both.length - changed.length, changes: [...earlier, ...added.map((index) => change(null, index))] };
}

/** The project, case or region of a record; else its first text. */
export function nameOf(annex: AnnexDefinition, record: AnnexRecord | undefined): string {
  const titles = [annex.matrix?.nameField, 'projectName', 'caseTitle', ...annex.fields.map(({ key }) => key)];
  const found = titles.map((key) => record?.values[key ?? '']).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

function cellChanges(
  annex: AnnexDefinition,
  before: AnnexRecord | undefined,
  after: AnnexRecord | undefined,
): CellChange[] {
  const fields = annex.fields.filter(({ generated }) => generated !== true);
  const values = fields.map(({ key, label, path }) => ({
    field: key,
    label: path?.join('/') ?? label,
    before: before?.values[key] ?? null,
    after: after?.values[key] ?? null,
  }));
  const labels = [...new Set([...Object.keys(before?.extra ?? {}), ...Object.keys(after?.extra ?? {})])];
  const extras = labels.map((label) => ({
    field: null,
    label,
    before: before?.extra[label] ?? null,
    after: after?.extra[label] ?? null,
  }));
  return [...values, ...extras].filter((cell) => !sameValue(cell.before, cell.after));
}

function sameValue(a: FieldValue | null, b: FieldValue | null): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => Object(b)[key] === value);
}
