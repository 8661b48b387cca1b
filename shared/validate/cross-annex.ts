import type { AnnexDefinition, RuleDefinition } from '../annex/definition.ts';
import { columnName, parseA1 } from '../grid/address.ts';
import type { SheetInspection } from '../inspect/inspection.ts';
import type { Issue } from '../issue/issue.ts';
import { byPlace, mergeByPlace } from '../issue/place-order.ts';
import { labelKey } from '../recognise/label.ts';
import { fenOfWan, wanOfFen } from '../record/money.ts';
import type { AnnexRecord } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import { placesInMatrix } from './regions-of-places.ts';
import { CROSS_ANNEX, type CrossAnnexOptions, crossAnnexOptions } from './rules/cross-annex.ts';

/** A record of the list, with the sheet it stands on. */
interface Listed {
  readonly sheet: SheetInspection;
  readonly record: AnnexRecord;
}

/** The list's rows of one region, and the matrix rows that should count them. */
interface Bucket {
  readonly matrix: readonly number[];
  readonly listed: readonly Listed[];
}

/** Cells named in one finding; a region may have thousands of rows. */
const RELATED = 20;

function cellOf(sheet: SheetInspection, field: string, row: number | null): string | undefined {
  const column = sheet.columns.find((c) => c.field === field);
  const at = column && parseA1(column.cell);
  return at && row !== null ? columnName(at.column) + row : undefined;
}

/** Every listed record by where the matrix counts it; undefined while a place is not known. */
interface Assigned {
  readonly buckets: readonly Bucket[];
  /** By the name of a printed row, or of a group, that has no figures. */
  readonly unfilled: ReadonlyMap<string, readonly Listed[]>;
}

function assign(
  options: CrossAnnexOptions,
  matrix: SheetInspection,
  annex: AnnexDefinition,
  listed: readonly Listed[],
  divisions: Divisions,
): Assigned | undefined {
  const { matrix: rows } = annex;
  if (!rows) return undefined;
  const unfilled = new Map<string, Listed[]>();
  const placeOf = placesInMatrix(rows, matrix.records, divisions);
  const byRow = new Map<number, Listed[]>();
  const byGroup = new Map<string, Listed[]>();
  for (const item of listed) {
    const place = item.record.values[options.place];
    // A place that is not known may belong to any row: nothing can be said until it is.
    if (typeof place !== 'object' || !('code' in place)) return undefined;
    const at = placeOf(place.code);
    if (at.kind === 'row') byRow.set(at.record, [...(byRow.get(at.record) ?? []), item]);
    if (at.kind === 'unfilled') unfilled.set(at.name, [...(unfilled.get(at.name) ?? []), item]);
    if (at.kind !== 'group') continue;
    const groups = matrix.records.some(({ values }) => values[rows.groupField] === at.group) ? byGroup : unfilled;
    groups.set(at.group, [...(groups.get(at.group) ?? []), item]);
  }
  const buckets = matrix.records.flatMap((record, i): Bucket[] => {
    const group = String(record.values[rows.groupField]);
    const loose = byGroup.get(group);
    if (!loose) return [{ matrix: [i], listed: byRow.get(i) ?? [] }];
    const members = matrix.records.flatMap((r, n) => (r.values[rows.groupField] === group ? [n] : []));
    if (members[0] !== i) return [];
    return [{ matrix: members, listed: [...loose, ...members.flatMap((n) => byRow.get(n) ?? [])] }];
  });
  return { buckets, unfilled };
}

type Numbers = readonly (number | undefined)[];
const added = (numbers: Numbers): number | undefined =>
  numbers.some((n) => n === undefined) ? undefined : numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);

function figures(records: readonly AnnexRecord[], field: string, money: boolean): number | undefined {
  return added(
    records.map(({ values }) => {
      const value = values[field];
      if (typeof value !== 'number') return undefined;
      return money ? fenOfWan(value) : value;
    }),
  );
}

interface Comparison {
  readonly code: string;
  readonly whole: string;
  readonly of: string;
  readonly own: number | undefined;
  readonly other: number | undefined;
  readonly money: boolean;
}

function comparisons(
  options: CrossAnnexOptions,
  annex: AnnexDefinition,
  rows: readonly AnnexRecord[],
  listed: readonly AnnexRecord[],
): Comparison[] {
  const money = (field: string) => annex.fields.find(({ key }) => key === field)?.type === 'money';
  const own = (field: string) => figures(rows, field, money(field));
  const counts = options.counts.map(({ whole }) => ({
    code: 'crossAnnex.count',
    whole,
    of: options.place,
    own: own(whole),
    other: listed.length,
    money: false,
  }));
  const sums = options.sums.map(({ whole, of }) => ({
    code: 'crossAnnex.sum',
    whole,
    of,
    own: own(whole),
    other: figures(listed, of, money(whole)),
    money: money(whole),
  }));
  // An organisation active in two regions is counted in both rows, so several rows together have no distinct number.
  const distinct = (rows.length === 1 ? options.distinct : []).map(({ whole, of }) => {
    const names = listed.map(({ values }) => values[of]);
    const all = names.every((name) => typeof name === 'string');
    const other = all ? new Set(names.map((name) => labelKey(String(name)))).size : undefined;
    return { code: 'crossAnnex.distinct', whole, of, own: own(whole), other, money: false };
  });
  return [...counts, ...sums, ...distinct];
}

function issueOf(rule: RuleDefinition, matrix: SheetInspection, bucket: Bucket, found: Comparison): Issue {
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

function noRowIssue(rule: RuleDefinition, options: CrossAnnexOptions, region: string, rows: readonly Listed[]): Issue {
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

function compare(
  rule: RuleDefinition,
  annex: AnnexDefinition,
  matrix: SheetInspection,
  sheets: readonly SheetInspection[],
  divisions: Divisions,
): Issue[] {
  const options = crossAnnexOptions.parse(rule.options ?? {});
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
      .map((comparison) => issueOf(rule, matrix, bucket, comparison));
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
    const rules = annex?.rules.filter(({ kind }) => kind === CROSS_ANNEX) ?? [];
    if (!annex || rules.length === 0) return sheet;
    const issues = rules.flatMap((rule) => compare(rule, annex, sheet, sheets, divisions)).sort(byPlace);
    return issues.length === 0 ? sheet : { ...sheet, issues: [...mergeByPlace(issues, sheet.issues)] };
  });
}
