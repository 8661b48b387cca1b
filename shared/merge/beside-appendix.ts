import type { AnnexDefinition } from '../annex/definition.ts';
import { fieldOf } from '../annex/definition.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { Appendix } from '../render/appendix.ts';
import type { Merge, MergeInput } from './merge.ts';
import { type CrossOptions, crossOptions, distinctNames, type RolledRow, rollUp } from './roll-up.ts';
import { mergeTexts } from './texts.ts';

export interface BesideRequest {
  /** The matrix (附件1) and its merge. */
  readonly annex: AnnexDefinition;
  readonly merge: Merge;
  /** The list it is tied to (附件2), its merge, and what was counted in it. */
  readonly list: AnnexDefinition;
  readonly listMerge: Merge;
  readonly listInputs: readonly MergeInput[];
  readonly divisions: Divisions;
  readonly locale: Locale;
}

/** A rolled-up row and what the matrix itself says of it. */
interface Line {
  readonly group: string;
  readonly name: string;
  readonly reported: number | null;
  readonly distinct: number;
  readonly organisations: Readonly<Record<string, number>>;
}

/**
 * 附注 beside a merged 附件1: the distinct organisations of 附件2 per row and overall (the table counts one active in
 * two regions twice), and what the 全省性社会组织 reported, which no city's figures hold.
 */
export function besideAppendix(request: BesideRequest): Appendix {
  const { annex, list, listMerge, listInputs, divisions } = request;
  const text = mergeTexts(request.locale);
  const options = crossOptions(annex);
  const names = { matrix: annex.code, list: list.code };
  const nameField = options.distinct[0]?.of ?? '';
  const all = listMerge.records.map((record) => record.values);
  const own = listInputs.filter((input) => input.kind === 'organisation').flatMap((input) => input.records);
  const rolled = rollUp(annex, own, divisions);
  const count = distinctNames(all, nameField);
  const notes = [text('beside.distinctNote', { ...names, count })];
  const organisations = rolled.total[options.distinct[0]?.whole ?? ''] ?? 0;
  if (own.length > 0) {
    notes.push(text('beside.organisationsNote', { ...names, count: organisations, records: own.length }));
  }
  const unplaced = rollUp(annex, listMerge.records, divisions).unplaced.length;
  if (unplaced > 0) notes.push(text('beside.unplaced', { ...names, count: unplaced }));
  const figures = figureKeys(options);
  const rows = linesOf(request, options).map((line) => [
    `${line.group} ${line.name}`,
    line.reported,
    line.distinct,
    ...figures.map((key) => line.organisations[key] ?? null),
  ]);
  const total = [
    text('beside.total'),
    reportedTotal(request, options),
    count,
    ...figures.map((key) => rolled.total[key] ?? null),
  ];
  return { title: text('beside.title'), columns: columnsOf(request, options), rows: [...rows, total], notes };
}

function figureKeys(options: CrossOptions): string[] {
  return [...options.distinct, ...options.counts, ...options.sums].map((o) => o.whole);
}

function columnsOf({ annex, list, locale }: BesideRequest, options: CrossOptions): Appendix['columns'] {
  const text = mergeTexts(locale);
  const group = (key: string) => fieldOf(annex, key).path?.[0] ?? fieldOf(annex, key).label;
  const organisations = group(options.distinct[0]?.whole ?? '');
  return [
    { label: text('beside.region'), width: 26 },
    { label: `${text('beside.reported', { code: annex.code })}：${organisations}`, width: 18 },
    { label: text('beside.distinct', { code: list.code }), width: 18 },
    ...figureKeys(options).map((key) => ({ label: text('beside.organisations', { label: group(key) }), width: 18 })),
  ];
}

/** The matrix's own rows first, then regions only the list speaks of. */
function linesOf({ annex, merge, listMerge, listInputs, divisions }: BesideRequest, options: CrossOptions): Line[] {
  const all = rollUp(annex, listMerge.records, divisions).rows;
  const own = rollUp(
    annex,
    listInputs.filter((input) => input.kind === 'organisation').flatMap((input) => input.records),
    divisions,
  ).rows;
  const lines = new Map<string, Line>();
  const keyOf = (group: string, name: string, code: string | null) => code ?? `${group}|${name}`;
  const nameField = options.distinct[0]?.of ?? '';
  const counts = new Map(all.map((row) => [keyOf(row.group, row.name, row.code), row]));
  const provincial = new Map(own.map((row) => [keyOf(row.group, row.name, row.code), row.values]));
  const add = (group: string, name: string, code: string | null, reported: number | null) => {
    const key = keyOf(group, name, code);
    if (lines.has(key)) return;
    const distinct = distinctNames(counts.get(key)?.records ?? [], nameField);
    lines.set(key, { group, name, reported, distinct, organisations: provincial.get(key) ?? {} });
  };
  for (const { values } of merge.records) {
    const [group, name] = [values[annex.matrix?.groupField ?? ''], values[annex.matrix?.nameField ?? '']];
    const reported = values[options.distinct[0]?.whole ?? ''];
    const code = typeof values.regionCode === 'string' ? values.regionCode : null;
    add(String(group ?? ''), String(name ?? ''), code, typeof reported === 'number' ? reported : null);
  }
  for (const row of all as readonly RolledRow[]) add(row.group, row.name, row.code, null);
  return [...lines.values()];
}

function reportedTotal({ merge }: BesideRequest, options: CrossOptions): number | null {
  const key = options.distinct[0]?.whole ?? '';
  const stated = merge.records.map((record) => record.values[key]).filter((value) => typeof value === 'number');
  return stated.length > 0 ? stated.reduce((sum, value) => sum + value, 0) : null;
}
