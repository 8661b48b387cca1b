import type { RuleDefinition } from '../../annex/definition.ts';
import { columnName, parseA1 } from '../../grid/address.ts';
import type { SheetInspection } from '../../inspect/inspection.ts';
import type { Issue } from '../../issue/issue.ts';
import { wanOfFen } from '../../record/money.ts';
import type { CrossAnnexOptions } from '../rules/cross-annex.ts';
import type { Bucket, Listed } from './assign.ts';
import type { Comparison } from './comparison.ts';

/** Cells named in one finding; a region may have thousands of rows. */
const RELATED = 20;

function cellOf(sheet: SheetInspection, field: string, row: number | null): string | undefined {
  const column = sheet.columns.find((c) => c.field === field);
  const at = column && parseA1(column.cell);
  return at && row !== null ? columnName(at.column) + row : undefined;
}

/** A figure of the matrix that the list does not come to. */
export function differsIssue(rule: RuleDefinition, matrix: SheetInspection, bucket: Bucket, found: Comparison): Issue {
  const index = bucket.matrix[0] ?? 0;
  const row = matrix.records[index]?.row ?? null;
  const scaled = (n: number) => (found.money ? wanOfFen(n) : n);
  const related = [
    ...bucket.matrix.map((n) => {
      const cell = cellOf(matrix, found.whole, matrix.records[n]?.row ?? null);
      return cell && `${matrix.sheet}!${cell}`;
    }),
    ...bucket.listed.slice(0, RELATED).map(({ sheet, record }) => {
      const cell = cellOf(sheet, found.of, record.row);
      return cell && `${sheet.sheet}!${cell}`;
    }),
  ].filter((cell) => cell !== undefined);
  return {
    code: found.code,
    severity: rule.severity,
    cell: cellOf(matrix, found.whole, row) ?? null,
    row,
    field: found.whole,
    record: index,
    params: { figure: scaled(found.own ?? 0), other: scaled(found.other ?? 0) },
    related,
    fix: null,
  };
}

/** Rows of the list whose region has no figures in the matrix. */
export function noRowIssue(
  rule: RuleDefinition,
  options: CrossAnnexOptions,
  region: string,
  rows: readonly Listed[],
): Issue {
  const related = rows.slice(0, RELATED).flatMap(({ sheet, record }) => {
    const cell = cellOf(sheet, options.place, record.row);
    return cell ? [`${sheet.sheet}!${cell}`] : [];
  });
  return {
    code: 'crossAnnex.noRow',
    severity: rule.severity,
    cell: null,
    row: null,
    field: null,
    record: null,
    params: { region, other: rows.length },
    related,
    fix: null,
  };
}
