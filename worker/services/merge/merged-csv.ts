import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { BYTE_ORDER_MARK, csvText } from '../../../shared/csv/csv-text.ts';
import { prepareField } from '../../../shared/field/prepared-field.ts';
import type { MergedRecord } from '../../../shared/merge/merge.ts';
import { stalePartsOf } from '../../../shared/merge/stale-parts.ts';
import type { FieldValue } from '../../../shared/record/record.ts';
import { apiText } from '../../problem/text.ts';
import { staleBelow } from '../forward/stale.ts';
import type { World } from '../world.ts';
import { inputOf, type MergePlan, type MergeRun } from './merges.ts';
import { oldColumnsOf } from './old-columns.ts';

/** The columns of a merge as CSV: the annex's own, those it has no longer, and where each row comes from. */
export interface CsvColumns {
  readonly annex: AnnexDefinition;
  readonly old: readonly string[];
  /** What changed below since a counted part was handed up, by its unit; empty: the column is left out. */
  readonly changed: ReadonlyMap<string, string>;
}

export async function csvColumns(world: World, plan: MergePlan): Promise<CsvColumns> {
  const { annex, notice, unit, counted } = plan;
  const stale = (await staleBelow(world, notice.id, annex.id, unit)).get(annex.id) ?? [];
  const inputs = counted.flatMap((one) => inputOf(one, notice.year, []));
  const changed = stalePartsOf(stale, inputs).map(({ unit: part, changes }): [string, string] => [
    part,
    changes
      .map(({ unitName, fromVersion, toVersion }) => `${unitName} ${fromVersion ?? 0}→${toVersion ?? 0}`)
      .join('、'),
  ]);
  return { annex, old: [...(await oldColumnsOf(world, annex)).values()], changed: new Map(changed) };
}

/** The merge as CSV. */
export async function mergedCsv(world: World, run: MergeRun): Promise<string> {
  const columns = await csvColumns(world, run);
  return csvHead(world, columns) + csvRows(columns, run.merge.records, 0);
}

const printed = (annex: AnnexDefinition) => annex.fields.filter((field) => !field.generated);

/** The byte order mark and the line of labels. */
export function csvHead(world: World, { annex, old, changed }: CsvColumns): string {
  const text = (key: string) => apiText(`csv.${key}`, {}, world.locale);
  const labels = printed(annex).map((field) => field.path?.join('/') ?? field.label);
  const sources = ['unit', 'version', 'receipt', ...(changed.size > 0 ? ['changed'] : [])].map(text);
  return BYTE_ORDER_MARK + csvText([[text('number'), ...labels, ...old, ...sources]]);
}

/** Lines of merged records; `before`: how many lines came before them. */
export function csvRows(columns: CsvColumns, records: readonly MergedRecord[], before: number): string {
  const { annex, old, changed } = columns;
  const types = printed(annex).map(prepareField);
  const rows = records.map(({ values, extra, sources }, index) => [
    before + index + 1,
    ...types.map(({ type, definition }) => {
      const value: FieldValue | undefined = values[definition.key];
      return value === undefined ? null : type.format(value, definition);
    }),
    ...old.map((label) => extra[label] ?? null),
    sources.map(({ unitName }) => unitName).join('、'),
    sources.map(({ version }) => version).join('、'),
    sources.map((source) => source.receiptNumber).join('、'),
    ...(changed.size > 0 ? [sources.flatMap(({ unit }) => changed.get(unit) ?? []).join('、')] : []),
  ]);
  return csvText(rows);
}
