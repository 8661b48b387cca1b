import { a1 } from '../grid/address.ts';
import type { Issue, Params } from '../issue/issue.ts';
import { typedText } from '../normalise/read-cell.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { Effective } from './effective.ts';
import { hasPlaceholder, isDitto, isSampleStart } from './row-marks.ts';
import type { TableShape } from './table-shape.ts';

/** Findings about a row as it stands in the sheet, apart from what its cells say. */

interface Rest {
  readonly severity: Issue['severity'];
  readonly field?: string;
  readonly params?: Params;
  readonly fix?: Issue['fix'];
}

export function rowIssue(code: string, row: number, column: number, rest: Rest): Issue {
  return {
    code,
    severity: rest.severity,
    cell: a1(row, column),
    row,
    field: rest.field ?? null,
    record: null,
    params: rest.params ?? {},
    fix: rest.fix ?? null,
  };
}

/** M22: what 同上 was taken for, or that nothing stands above. */
export function dittoIssues(shape: TableShape, row: number, cells: readonly Effective[]): Issue[] {
  const issues: Issue[] = [];
  shape.columns.forEach(({ column, key, prepared }, i) => {
    const cell = cells[i];
    if (!cell?.ditto || prepared.definition.generated === true || isBlank(cell.raw)) return;
    const text = typedText(shape.view.grid.rows[row - 1]?.[column - 1] ?? cell.raw);
    const content = typeof cell.raw === 'string' || typeof cell.raw === 'number' ? cell.raw : typedText(cell.raw);
    if (typeof content === 'string' && isDitto(content)) {
      issues.push(rowIssue('rows.dittoNothing', row, column, { severity: 'error', field: key, params: { text } }));
      return;
    }
    const fix = { safe: true, edits: [{ cell: a1(row, column), value: content }] };
    const params = { text, taken: String(content) };
    issues.push(rowIssue('rows.ditto', row, column, { severity: 'warning', field: key, params, fix }));
  });
  return issues;
}

/**
 * A figure merged over several records is one figure for all of them, or the same for each: nobody can tell, and added up
 * it would count as often as there are rows. What is no figure (a unit, a place) is plainly meant for each.
 */
export function mergedFigureIssues(shape: TableShape, row: number, cells: readonly Effective[]): Issue[] {
  return shape.columns.flatMap(({ column, key, prepared }, i) => {
    const cell = cells[i];
    if (!cell?.merged || !prepared.type.add || prepared.definition.generated === true) return [];
    const first = a1(shape.view.areaAt(row, column)?.top ?? row, column);
    const params = { first, taken: typedText(cell.raw ?? '') };
    return [
      { ...rowIssue('rows.mergedFigure', row, column, { severity: 'confirm', field: key, params }), related: [first] },
    ];
  });
}

/** M35: a value that comes from another workbook may be out of date. */
export function externalIssues(shape: TableShape, row: number): Issue[] {
  const { externalCells } = shape.view.grid;
  if (externalCells.size === 0) return [];
  return shape.filled
    .filter(({ column }) => externalCells.has(a1(row, column)))
    .map(({ column, key }) => rowIssue('cell.external', row, column, { severity: 'warning', field: key }));
}

/** M20: a row struck through is still counted, and said so. */
export function struckIssue(shape: TableShape, row: number): Issue[] {
  const { struckCells } = shape.view.grid;
  if (struckCells.size === 0) return [];
  const struck = shape.columns.find(({ column }) => struckCells.has(a1(row, column)));
  return struck ? [rowIssue('rows.struck', row, struck.column, { severity: 'warning' })] : [];
}

function sampleColumn(shape: TableShape, row: number): { column: number; text: string } | undefined {
  const cells = shape.view.grid.rows[row - 1] ?? [];
  let texts = 0;
  for (let i = 0; i < cells.length; i += 1) {
    const value = cells[i];
    if (typeof value !== 'string' || isBlank(value)) continue;
    texts += 1;
    if (texts <= 2 && isSampleStart(value)) return { column: i + 1, text: value };
    if (hasPlaceholder(value)) return { column: i + 1, text: value };
  }
  return undefined;
}

/** M24: a sample row is asked about; the offer is to empty it. */
export function sampleIssue(shape: TableShape, row: number): Issue | undefined {
  const found = sampleColumn(shape, row);
  if (!found) return undefined;
  const edits = shape.columns
    .filter(({ column }) => !isBlank(shape.view.grid.rows[row - 1]?.[column - 1]))
    .map(({ column }) => ({ cell: a1(row, column), value: null }));
  const params = { text: found.text };
  return rowIssue('rows.sample', row, found.column, { severity: 'confirm', params, fix: { safe: false, edits } });
}
