import type { AnnexDefinition, FieldDefinition } from '../../shared/annex/definition.ts';
import { type Area, type CellValue, type Grid, gridOf } from '../../shared/grid/grid.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import { contentOf } from '../../shared/render/field-content.ts';

export interface RecordGrid {
  readonly grid: Grid;
  readonly header: { readonly top: number; readonly bottom: number };
  /** Sheet row of the first record. */
  readonly first: number;
  /** Rows a record takes where its fields go down, one each; absent where a record is a row. */
  readonly down?: number;
}

/** FieldValue as JSON brings it. */
type ShownValue =
  | string
  | number
  | { code: string; name: string; detail?: string | undefined }
  | { start: string; end: string | null }
  | { name: string; phone: string };

interface ShownRecord {
  readonly values: Readonly<Record<string, ShownValue>>;
  readonly extra?: Readonly<Record<string, string>>;
}

function headerRows(fields: readonly FieldDefinition[], extras: readonly string[], top: number) {
  const deep = fields.some((field) => (field.path?.length ?? 1) > 1);
  const upper: CellValue[] = [];
  const lower: CellValue[] = [];
  const merges: Area[] = [];
  fields.forEach((field, i) => {
    const [group, leaf] = field.path ?? [field.label];
    const same = fields[i - 1]?.path?.[0] ?? fields[i - 1]?.label;
    const repeated = i > 0 && deep && same === group;
    upper.push(repeated ? null : (group ?? field.label));
    lower.push(leaf ?? null);
    if (!deep || repeated) return;
    let right = i;
    while (right + 1 < fields.length && (fields[right + 1]?.path?.[0] ?? fields[right + 1]?.label) === group) right++;
    const bottom = leaf === undefined ? top + 1 : top;
    if (right > i || bottom > top) merges.push({ top, bottom, left: i + 1, right: right + 1 });
  });
  extras.forEach((label, i) => {
    upper.push(label);
    lower.push(null);
    const column = fields.length + i + 1;
    if (deep) merges.push({ top, bottom: top + 1, left: column, right: column });
  });
  return { rows: deep ? [upper, lower] : [upper], merges };
}

/** Records as a sheet in the annex's own columns: title, header (two rows where it has groups), one row each. */
export function recordGrid(annex: AnnexDefinition, records: readonly ShownRecord[]): RecordGrid {
  const extras = [...new Set(records.flatMap((record) => Object.keys(record.extra ?? {})))];
  const { rows: head, merges } = headerRows(annex.fields, extras, 2);
  const columns = annex.fields.length + extras.length;
  const cells = annex.fields.map((field) => ({ field, content: contentOf(field) }));
  const body = records.map((record, i) => [
    ...cells.map(({ field, content }) =>
      field.generated ? i + 1 : content(record.values[field.key] as FieldValue | undefined),
    ),
    ...extras.map((label) => record.extra?.[label] ?? null),
  ]);
  const title: Area = { top: 1, left: 1, bottom: 1, right: columns };
  return {
    grid: gridOf(annex.id, [[annex.title], ...head, ...body], { merges: [title, ...merges] }),
    header: { top: 2, bottom: 1 + head.length },
    first: 2 + head.length,
  };
}

/** A form as a sheet: what is asked on the left, what was filled in on the right; several forms below each other. */
export function formGrid(annex: AnnexDefinition, records: readonly ShownRecord[]): RecordGrid {
  const cells = annex.fields.map((field) => ({ field, content: contentOf(field) }));
  const body = records.flatMap((record) =>
    cells.map(({ field, content }): CellValue[] => [
      field.path?.join('/') ?? field.label,
      content(record.values[field.key] as FieldValue | undefined),
    ]),
  );
  const title: Area = { top: 1, left: 1, bottom: 1, right: 2 };
  const grid = gridOf(annex.id, [[annex.title], ...body], { merges: [title] });
  return { grid, header: { top: 1, bottom: 1 }, first: 2, down: annex.fields.length };
}

/** What one unit handed in, as the sheet it is. */
export function submissionGrid(annex: AnnexDefinition, records: readonly ShownRecord[]): RecordGrid {
  return annex.layout === 'form' ? formGrid(annex, records) : recordGrid(annex, records);
}
