import type { AnnexDefinition, RuleOf } from '../annex/definition.ts';
import type { SheetInspection } from '../inspect/inspection.ts';
import type { Issue } from '../issue/issue.ts';
import { byPlace, mergeByPlace } from '../issue/place-order.ts';
import type { Divisions } from '../regions/divisions.ts';
import { assign } from './cross/assign.ts';
import { comparisons } from './cross/comparison.ts';
import { differsIssue, noRowIssue } from './cross/cross-issues.ts';

function compare(
  rule: RuleOf<'crossAnnex'>,
  annex: AnnexDefinition,
  matrix: SheetInspection,
  sheets: readonly SheetInspection[],
  divisions: Divisions,
): Issue[] {
  const { options } = rule;
  const lists = sheets.filter((sheet) => sheet.annex === options.annex);
  const listed = lists.flatMap((sheet) => sheet.records.map((record) => ({ sheet, record })));
  if (listed.length === 0) return [];
  const found = assign(options, matrix, annex, listed, divisions);
  if (!found) return [];
  const noRow = [...found.unfilled].map(([region, rows]) => noRowIssue(rule, options, region, rows));
  const differing = found.buckets.flatMap((bucket) => {
    const rows = bucket.matrix.flatMap((n) => matrix.records[n] ?? []);
    return comparisons(
      options,
      annex,
      rows,
      bucket.listed.map(({ record }) => record),
    )
      .filter(({ own, other }) => own !== undefined && other !== undefined && own !== other)
      .map((comparison) => differsIssue(rule, matrix, bucket, comparison));
  });
  return [...noRow, ...differing];
}

/** Adds what two annexes of one workbook say against each other (附件1 against 附件2), at the matrix's own cells. */
export function withCrossAnnex(
  sheets: readonly SheetInspection[],
  divisions: Divisions,
  catalogue: readonly AnnexDefinition[],
): SheetInspection[] {
  return sheets.map((sheet) => {
    const annex = catalogue.find(({ id }) => id === sheet.annex);
    const rules = annex?.rules.filter((rule) => rule.kind === 'crossAnnex') ?? [];
    if (!annex || rules.length === 0) return sheet;
    const issues = rules.flatMap((rule) => compare(rule, annex, sheet, sheets, divisions)).sort(byPlace);
    return issues.length === 0 ? sheet : { ...sheet, issues: [...mergeByPlace(issues, sheet.issues)] };
  });
}
