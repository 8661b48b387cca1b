import { blankOf } from '../../shared/annex/blank.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { BYTE_ORDER_MARK, csvText } from '../../shared/csv/csv-text.ts';
import { fieldType } from '../../shared/field/registry.ts';
import { mergeAppendices } from '../../shared/merge/appendices.ts';
import { firstRecordRow } from '../../shared/merge/first-row.ts';
import type { MergedRecord } from '../../shared/merge/merge.ts';
import type { UnitState } from '../../shared/merge/report-appendix.ts';
import { stalePartsOf } from '../../shared/merge/stale-parts.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { apiText } from '../problem/text.ts';
import { progressRows } from '../store/progress.ts';
import type { MergeRun } from './merges.ts';
import { oldColumnsOf } from './old-columns.ts';
import { rowsAt } from './progress.ts';
import { staleBelow } from './stale.ts';
import { progressStateOf } from './state.ts';
import type { World } from './world.ts';

/** The merge as the official workbook, with 报送情况, 附注 and 来源 behind the annex. */
export async function mergedWorkbook(world: World, run: MergeRun, tied: MergeRun | null): Promise<Uint8Array> {
  const { annex, merge, expected, inputs, deadline, unit } = run;
  const rows = await rowsAt(world, unit, (db) => progressRows(db, run.notice.id, unit.code));
  const states = new Map<string, UnitState>(
    rows
      .filter((row) => row.annex === annex.id && row.unit !== unit.code)
      .map((row) => [row.unit, row.decision === 'withdraw' ? 'withdrawn' : progressStateOf(row)]),
  );
  const beside = tied ? { list: tied.annex, listMerge: tied.merge, listInputs: tied.inputs } : undefined;
  const divisions = nationalDivisions();
  const { locale } = world;
  const blank = blankOf(annex.id);
  const firstRow = firstRecordRow(annex, blank);
  const changed = (await staleBelow(world, run.notice.id, annex.id, unit)).get(annex.id) ?? [];
  const stale = { annex, parts: stalePartsOf(changed, inputs) };
  const appendices = mergeAppendices({
    ...{ annex, merge, expected, inputs, divisions, deadline, states, stale, locale },
    ...(beside ? { beside } : {}),
    ...(firstRow === undefined ? {} : { firstRow }),
  });
  return renderAnnex({
    annex,
    blank,
    unitName: unit.name,
    header: {},
    records: merge.records,
    appendices,
  });
}

/** The merge as CSV: the annex's columns, then where each row comes from. */
export async function mergedCsv(world: World, { annex, merge }: MergeRun): Promise<string> {
  const old = [...(await oldColumnsOf(world, annex)).values()];
  return csvHead(world, annex, old) + csvRows(annex, merge.records, 0, old);
}

const printed = (annex: AnnexDefinition) => annex.fields.filter((field) => !field.generated);

/** The byte order mark and the line of labels. `old`: those of columns the annex has no longer. */
export function csvHead(world: World, annex: AnnexDefinition, old: readonly string[]): string {
  const text = (key: string) => apiText(`csv.${key}`, {}, world.locale);
  const labels = printed(annex).map((field) => field.path?.join('/') ?? field.label);
  return BYTE_ORDER_MARK + csvText([[text('number'), ...labels, ...old, ...['unit', 'version', 'receipt'].map(text)]]);
}

/** Lines of merged records; `before`: how many lines came before them. */
export function csvRows(
  annex: AnnexDefinition,
  records: readonly MergedRecord[],
  before: number,
  old: readonly string[],
): string {
  const types = printed(annex).map((field) => {
    const type = fieldType(field.type);
    return { type, field: { ...field, options: type.options.parse(field.options ?? {}) } };
  });
  const rows = records.map(({ values, extra, sources }, index) => [
    before + index + 1,
    ...types.map(({ type, field }) => {
      const value: FieldValue | undefined = values[field.key];
      return value === undefined ? null : type.format(value, field);
    }),
    ...old.map((label) => extra[label] ?? null),
    sources.map(({ unitName }) => unitName).join('、'),
    sources.map(({ version }) => version).join('、'),
    sources.map((source) => source.receiptNumber).join('、'),
  ]);
  return csvText(rows);
}
