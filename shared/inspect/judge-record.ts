import type { AnnexDefinition } from '../annex/definition.ts';
import { hasPlaceholder, isSampleStart } from '../extract/row-marks.ts';
import { itemsOf } from '../extract/several.ts';
import type { ReadingContext } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import type { Issue, Params, Severity } from '../issue/issue.ts';
import { preparedFields } from '../normalise/prepared-fields.ts';
import { REGION_CODE, readRegion } from '../normalise/region.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { recordRules } from '../validate/record-rules.ts';
import { type Answer, type Answers, bringsValue } from './answers.ts';
import { judgeField } from './judge-field.ts';
import type { Submitted } from './submitted.ts';

export interface JudgedRecord {
  readonly record: AnnexRecord;
  readonly issues: readonly Issue[];
  /** By the position of its field, for the 同上 of the next record. */
  readonly raws: readonly CellValue[];
}

/** What judging one record needs besides it. */
export interface Bench {
  readonly annex: AnnexDefinition;
  readonly context: ReadingContext;
  readonly answers: Answers;
}

interface Found {
  readonly code: string;
  readonly severity: Severity;
  readonly params?: Params | undefined;
  readonly reason?: string;
}

/** Collects what stands of one record; a confirm that was answered does not. */
function collector(bench: Bench, submitted: Submitted, index: number) {
  const issues: Issue[] = [];
  const answerTo = (field: string | null) => (code: string) => bench.answers.to({ record: index, field, code });
  const put = (field: string | null, found: Found) => {
    const params = found.reason === undefined ? (found.params ?? {}) : { ...found.params, reason: found.reason };
    const { code, severity } = found;
    issues.push({ code, severity, cell: null, row: submitted.row, field, record: index, params, fix: null });
  };
  /** For findings that are not about a cell's content: any answer closes a confirm, a reason goes with a warning. */
  const ask = (field: string | null, found: Found) => {
    const given = answerTo(field)(found.code);
    if (given && found.severity === 'confirm') return;
    put(field, given?.reason === undefined ? found : { ...found, reason: given.reason });
  };
  return { issues, answerTo, put, ask };
}

type Collector = ReturnType<typeof collector>;

function textIn(submitted: Submitted, field: string): string {
  const given = submitted.source.get(field) ?? submitted.values.get(field);
  return typeof given === 'string' && !isBlank(given) ? given.trim() : '';
}

function judgeRegion(bench: Bench, submitted: Submitted, out: Collector): Record<string, FieldValue> {
  const matrix = bench.annex.matrix as NonNullable<AnnexDefinition['matrix']>;
  const typed = textIn(submitted, matrix.nameField);
  if (typed === '') {
    out.put(matrix.nameField, {
      code: 'matrix.regionMissing',
      severity: 'error',
      params: { group: textIn(submitted, matrix.groupField) },
    });
    return {};
  }
  const answered = (['matrix.regionExtra', 'matrix.regionOutside'] as const)
    .map((code) => out.answerTo(matrix.nameField)(code))
    .find((given): given is Answer & { value: unknown } => bringsValue(given) && typeof given.value === 'string');
  const name = answered ? String(answered.value) : typed;
  const reading = readRegion(matrix, textIn(submitted, matrix.groupField), name, bench.context);
  for (const finding of reading.findings) out.ask(finding.field, finding);
  return { ...reading.values };
}

function regionSource(annex: AnnexDefinition, submitted: Submitted, values: Record<string, FieldValue>) {
  const { matrix } = annex;
  if (!matrix) return {};
  return Object.fromEntries(
    [matrix.groupField, matrix.nameField].flatMap((field) => {
      const text = textIn(submitted, field);
      return text !== '' && text !== values[field] ? [[field, text]] : [];
    }),
  );
}

/** Which fields of an annex are judged how; asked of every record, told once. */
interface Reach {
  readonly fields: readonly PreparedField[];
  readonly texts: readonly { readonly key: string; readonly names: boolean }[];
  readonly known: ReadonlySet<string>;
}

const reaches = new WeakMap<AnnexDefinition, Reach>();

function reachOf(annex: AnnexDefinition): Reach {
  const known = reaches.get(annex);
  if (known) return known;
  const own = annex.fields.filter(({ generated }) => generated !== true);
  const fields = [...preparedFields(annex).values()].filter(
    ({ definition }) => definition.generated !== true && definition.type !== 'rowLabel',
  );
  const texts = own.filter(({ type }) => type === 'text' || type === 'place');
  const reach = {
    fields,
    texts: texts.map(({ key, label }) => ({ key, names: /项目名称/u.test(label) })),
    known: new Set([...annex.fields.map(({ key }) => key), ...(annex.matrix ? [REGION_CODE] : [])]),
  };
  reaches.set(annex, reach);
  return reach;
}

/** Texts that show a row to be no single record, wherever it came from (M23, M24). */
function judgeTexts(bench: Bench, submitted: Submitted, out: Collector): void {
  let sample: string | undefined;
  for (const { key, names } of reachOf(bench.annex).texts) {
    const text = textIn(submitted, key);
    if (isSampleStart(text) || hasPlaceholder(text)) sample ??= text;
    const items = names ? itemsOf(text) : undefined;
    if (items) out.ask(key, { code: 'rows.several', severity: 'confirm', params: { count: items.length } });
  }
  if (sample !== undefined) out.ask(null, { code: 'rows.sample', severity: 'confirm', params: { text: sample } });
}

function judgeExtra(bench: Bench, submitted: Submitted, out: Collector): Record<string, string> {
  const { known } = reachOf(bench.annex);
  for (const given of [submitted.values, submitted.source]) {
    for (const key of given.keys()) {
      if (!known.has(key)) out.put(null, { code: 'record.unknownField', severity: 'error', params: { key } });
    }
  }
  const extra: [string, string][] = [];
  for (const label of submitted.extra.keys()) {
    const value = submitted.extra.get(label);
    if (typeof value === 'string' || typeof value === 'number') extra.push([label, String(value)]);
    else if (value !== null) out.put(null, { code: 'record.unknownField', severity: 'error', params: { key: label } });
  }
  return Object.fromEntries(extra);
}

/** Judges one submitted record: every field read again, every rule, every answer heard. */
export function judgeRecord(
  bench: Bench,
  submitted: Submitted,
  index: number,
  above: readonly CellValue[],
): JudgedRecord {
  const { annex, context } = bench;
  const out = collector(bench, submitted, index);
  const values: Record<string, FieldValue> = annex.matrix ? judgeRegion(bench, submitted, out) : {};
  const source: Record<string, string> = regionSource(annex, submitted, values);
  const raws: CellValue[] = [];
  if (!submitted.shaped) out.put(null, { code: 'record.shape', severity: 'error' });
  for (const prepared of reachOf(annex).fields) {
    const { key } = prepared.definition;
    const judged = judgeField(submitted, prepared, context, above[raws.length] ?? null, out.answerTo(key));
    if (judged.value !== undefined) values[key] = judged.value;
    if (judged.source !== undefined) source[key] = judged.source;
    raws.push(judged.raw);
    for (const finding of judged.findings) out.put(key, finding);
  }
  judgeTexts(bench, submitted, out);
  for (const rule of recordRules(annex)) for (const finding of rule(values)) out.ask(finding.field, finding);
  const extra = judgeExtra(bench, submitted, out);
  return { record: { row: submitted.row, values, source, extra }, issues: out.issues, raws };
}
