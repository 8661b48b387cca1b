import { a1, columnName } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { byPlace } from '../issue/place-order.ts';
import { fixOf } from '../normalise/fix-of.ts';
import { type CellReading, typedText } from '../normalise/read-cell.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { type Effective, effectiveCells } from './effective.ts';
import { matrixRegion } from './matrix-region.ts';
import { dittoIssues, externalIssues, mergedFigureIssues, rowIssue, sampleIssue, struckIssue } from './row-issues.ts';
import { type RowKind, rowKind } from './row-kind.ts';
import { isDitto } from './row-marks.ts';
import type { RowReader } from './row-reader.ts';
import { namesSeveral } from './several.ts';
import type { TableColumn, TableShape } from './table-shape.ts';

/** A record while it is being read. */
interface ReadRecord {
  readonly row: number;
  readonly values: Record<string, FieldValue>;
  readonly source: Record<string, string>;
  readonly extra: Record<string, string>;
}

/** One row, read. `record` is null for a row that is none. Issues of a record get its index when all rows are known. */
export interface RowReading {
  readonly row: number;
  readonly kind: RowKind;
  readonly record: AnnexRecord | null;
  /** In column order. */
  readonly issues: readonly Issue[];
  /** For the 同上 of the row below. */
  readonly cells: readonly Effective[];
  /** Something in it comes from the row above. */
  readonly usesAbove: boolean;
  /** Cells to the right of the table, under no label. */
  readonly strays: readonly number[];
  /** Several projects in one cell (M23); the offer to split needs the rows around. */
  readonly severalItems: boolean;
}

export interface Above {
  readonly cells: readonly Effective[] | null;
  /** The group heading the row stands under (M13). */
  readonly group: string | null;
  /** The row label of the group, where a matrix has lost its merges. */
  readonly region: string | null;
  /** Notes have begun. */
  readonly below: boolean;
}

/** The extra column that keeps the heading a row stood under. */
export const GROUP_LABEL = '分组';

function cellIssues(column: TableColumn, row: number, reading: CellReading): Issue[] {
  return reading.findings.map((finding) => {
    const cell = a1(row, column.column);
    return {
      code: finding.code,
      severity: finding.severity,
      cell,
      row,
      field: column.key,
      record: null,
      params: finding.params ?? {},
      fix: fixOf(finding, cell, column.prepared, column.moneyUnit),
    };
  });
}

function readFields(reader: RowReader, row: number, cells: readonly Effective[], record: ReadRecord): Issue[] {
  const issues: Issue[] = [];
  const { columns } = reader.shape;
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i] as TableColumn;
    const { definition } = column.prepared;
    if (definition.generated === true || definition.type === 'rowLabel') continue;
    const cell = cells[i];
    if (cell && isUnresolved(cell)) {
      record.source[column.key] = cell.raw;
      continue;
    }
    const reading = reader.readers[i]?.(cell?.raw ?? null);
    if (!reading) continue;
    if (reading.value !== undefined) record.values[column.key] = reading.value;
    if (reading.source !== undefined) record.source[column.key] = reading.source;
    if (reading.findings.length > 0) issues.push(...cellIssues(column, row, reading));
  }
  return issues;
}

/** A 同上 with nothing above has its own finding. */
function isUnresolved(cell: Effective): cell is Effective & { raw: string } {
  return cell.ditto && typeof cell.raw === 'string' && isDitto(cell.raw);
}

function readExtras(shape: TableShape, row: number, record: ReadRecord): number[] {
  const cells = shape.view.grid.rows[row - 1] ?? [];
  for (const { column, label } of shape.extras) {
    const value = cells[column - 1] ?? null;
    if (value !== null && !isBlank(value)) record.extra[label] = typedText(value);
  }
  const strays: number[] = [];
  for (let c = shape.match.right + 1; c <= cells.length; c += 1) {
    const value = cells[c - 1] ?? null;
    if (value === null || isBlank(value)) continue;
    record.extra[`${columnName(c)}列`] = typedText(value);
    strays.push(c);
  }
  return strays;
}

function byColumn(columns: readonly TableColumn[]): (field: string) => number | undefined {
  return (field) => columns.find(({ key }) => key === field)?.column;
}

function ruleIssues(reader: RowReader, row: number, record: ReadRecord): Issue[] {
  if (reader.rules.length === 0) return [];
  const columnOf = byColumn(reader.shape.columns);
  const issues: Issue[] = [];
  for (const rule of reader.rules) {
    for (const finding of rule(record.values)) {
      const column = columnOf(finding.field);
      const related = (finding.related ?? []).flatMap((field) => {
        const c = columnOf(field);
        return c === undefined ? [] : [a1(row, c)];
      });
      issues.push({
        code: finding.code,
        severity: finding.severity,
        cell: column === undefined ? null : a1(row, column),
        row,
        field: finding.field,
        record: null,
        params: finding.params,
        ...(related.length > 0 ? { related } : {}),
        fix: null,
      });
    }
  }
  return issues;
}

function notRecord(row: number, kind: RowKind, issues: readonly Issue[] = []): RowReading {
  return { row, kind, record: null, issues, cells: [], usesAbove: false, strays: [], severalItems: false };
}

function readData(reader: RowReader, row: number, kind: RowKind, above: Above): RowReading {
  const { shape } = reader;
  const cells = effectiveCells(shape, row, above.cells);
  const record: ReadRecord = { row, values: {}, source: {}, extra: {} };
  const issues: Issue[] = [];
  if (shape.match.annex.matrix) {
    const region = matrixRegion(reader, row, cells, above.region);
    if (!region.record) return { ...notRecord(row, kind, region.issues), cells };
    Object.assign(record.values, region.values);
    Object.assign(record.source, region.source);
    issues.push(...region.issues);
  }
  issues.push(...readFields(reader, row, cells, record));
  const strays = readExtras(shape, row, record);
  if (above.group !== null) record.extra[GROUP_LABEL] = above.group;
  const sample = sampleIssue(shape, row);
  if (sample) issues.length = 0;
  issues.push(...(sample ? [sample] : ruleIssues(reader, row, record)));
  issues.push(...dittoIssues(shape, row, cells), ...mergedFigureIssues(shape, row, cells));
  issues.push(...externalIssues(shape, row), ...struckIssue(shape, row));
  if (above.below) issues.push(rowIssue('rows.belowNotes', row, shape.match.left, { severity: 'confirm' }));
  issues.sort(byPlace);
  const severalItems = !sample && namesSeveral(shape, cells);
  return { row, kind, record, issues, cells, usesAbove: cells.some(({ ditto }) => ditto), strays, severalItems };
}

/** Reads one row: what it is, and its record when it is one. */
export function readRow(reader: RowReader, row: number, above: Above): RowReading {
  const kind = rowKind(reader.shape, row, above.below);
  if (kind.kind === 'data') return readData(reader, row, kind, above);
  if (kind.kind !== 'outside') return notRecord(row, kind);
  return notRecord(row, kind, [rowIssue('rows.outside', row, reader.shape.match.left, { severity: 'warning' })]);
}
