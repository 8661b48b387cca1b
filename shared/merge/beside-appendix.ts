import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { Appendix } from '../render/appendix.ts';
import type { CrossAnnexOptions } from '../validate/rules/cross-annex.ts';
import type { Merge, MergeInput } from './merge.ts';
import { crossOptions, distinctNames, type RollUp, rollUp } from './roll-up.ts';
import { type MergeText, mergeTexts } from './texts.ts';

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

/** What both halves of the table are made of. */
interface Basis {
  readonly request: BesideRequest;
  readonly options: CrossAnnexOptions;
  /** The whole list, and the part of it that 全省性社会组织 sent, by region row. */
  readonly all: RollUp;
  readonly organisations: RollUp;
  readonly text: MergeText;
}

/**
 * 附注 beside a merged 附件1: the distinct organisations of 附件2 per row and overall (the table counts one active in
 * two regions twice), and what the 全省性社会组织 reported, which no city's figures hold.
 */
export function besideAppendix(request: BesideRequest): Appendix {
  const { annex, listMerge, listInputs, divisions } = request;
  const sent = listInputs.filter((input) => input.kind === 'organisation').flatMap((input) => input.records);
  const basis: Basis = {
    request,
    options: crossOptions(annex),
    all: rollUp(annex, listMerge.records, divisions),
    organisations: rollUp(annex, sent, divisions),
    text: mergeTexts(request.locale),
  };
  return {
    title: basis.text('beside.title'),
    columns: columnsOf(basis),
    rows: [...rowsOf(basis), totalRow(basis)],
    notes: notesOf(basis, sent.length),
  };
}

/** The columns that 全省性社会组织 fill; none where none of them reported. */
function figureKeys({ options, organisations }: Basis): string[] {
  if (organisations.rows.length + organisations.unplaced.length === 0) return [];
  return [...options.distinct, ...options.counts, ...options.sums].map((o) => o.whole);
}

const nameField = ({ options }: Basis): string => options.distinct[0]?.of ?? '';
const countField = ({ options }: Basis): string => options.distinct[0]?.whole ?? '';

function columnsOf(basis: Basis): Appendix['columns'] {
  const { request, text } = basis;
  const { annex, list } = request;
  const group = (key: string) => fieldOf(annex, key).path?.[0] ?? fieldOf(annex, key).label;
  const region = { label: text('beside.region'), width: 18 };
  return [
    { ...region, width: 8 },
    region,
    { label: `${text('beside.reported', { code: annex.code })}：${group(countField(basis))}`, width: 16 },
    { label: text('beside.distinct', { code: list.code }), width: 16 },
    ...figureKeys(basis).map((key) => ({ label: text('beside.organisations', { label: group(key) }), width: 16 })),
  ];
}

/** The matrix's own rows first, then regions only the list speaks of. */
function rowsOf(basis: Basis): (string | number | null)[][] {
  const { annex, merge } = basis.request;
  const keyOf = (group: string, name: string, code: string | null) => code ?? `${group}|${name}`;
  const byKey = (rolled: RollUp) => new Map(rolled.rows.map((row) => [keyOf(row.group, row.name, row.code), row]));
  const [all, organisations] = [byKey(basis.all), byKey(basis.organisations)];
  const lines = new Map<string, (string | number | null)[]>();
  const add = (group: string, name: string, code: string | null, reported: number | null) => {
    const key = keyOf(group, name, code);
    const distinct = distinctNames(all.get(key)?.records ?? [], nameField(basis));
    const figures = figureKeys(basis).map((field) => organisations.get(key)?.values[field] ?? null);
    if (!lines.has(key)) lines.set(key, [group, name, reported, distinct, ...figures]);
  };
  for (const { values } of merge.records) {
    const text = (key = '') => (typeof values[key] === 'string' ? values[key] : '');
    const reported = values[countField(basis)];
    const code = text('regionCode') || null;
    const figure = typeof reported === 'number' ? reported : null;
    add(text(annex.matrix?.groupField), text(annex.matrix?.nameField), code, figure);
  }
  for (const row of basis.all.rows) add(row.group, row.name, row.code, null);
  return [...lines.values()];
}

function totalRow(basis: Basis): (string | number | null)[] {
  const { merge, listMerge } = basis.request;
  const reported = merge.records.map((r) => r.values[countField(basis)]).filter((value) => typeof value === 'number');
  const distinct = distinctNames(
    listMerge.records.map((record) => record.values),
    nameField(basis),
  );
  const sum = reported.length > 0 ? reported.reduce((a, b) => a + b, 0) : null;
  const figures = figureKeys(basis).map((key) => basis.organisations.total[key] ?? null);
  return [basis.text('beside.total'), null, sum, distinct, ...figures];
}

function notesOf(basis: Basis, sent: number): string[] {
  const { request, text, all, organisations } = basis;
  const names = { matrix: request.annex.code, list: request.list.code };
  const values = request.listMerge.records.map((record) => record.values);
  const notes = [text('beside.distinctNote', { ...names, count: distinctNames(values, nameField(basis)) })];
  const count = organisations.total[countField(basis)] ?? 0;
  if (sent > 0) notes.push(text('beside.organisationsNote', { ...names, count, records: sent }));
  if (all.unplaced.length > 0) notes.push(text('beside.unplaced', { ...names, count: all.unplaced.length }));
  return notes;
}
