import { z } from 'zod';
import { coverageSchema } from './coverage.ts';
import { BASES } from './merged.ts';
import { fieldValueSchema } from './record.ts';

/** `record`: 0-based index into the merged records, all of them without it. `field`: the figure asked about. */
export const lineageQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  record: z.coerce.number().int().min(0).max(10_000_000).optional(),
  field: z.string().max(100).optional(),
  basis: z.enum(BASES).default('received'),
});

const row = {
  unit: z.string(),
  unitName: z.string(),
  submission: z.string(),
  version: z.int(),
  receiptNumber: z.string(),
  receivedAt: z.iso.datetime(),
  /** 0-based index into the records of that version; of an own row: into the own rows of the merge handed up. */
  record: z.int(),
  /** The row of the sheet it was filled in, and the cell of the figure, as far as they are known. */
  row: z.int().nullable(),
  cell: z.string().nullable(),
  /** A row that the unit put into its own merge. */
  own: z.boolean(),
  name: z.string(),
  /** What it adds to the figure; null without a figure, or where it is blank. */
  value: fieldValueSchema.nullable(),
};

/** A row behind a figure. `parts`: the rows it was made of in turn; none where somebody filled it in. */
export interface LineageRow extends z.infer<z.ZodObject<typeof row>> {
  readonly parts: LineageRow[];
}

export const lineageRowSchema: z.ZodType<LineageRow> = z
  .object({
    ...row,
    get parts() {
      return z.array(lineageRowSchema);
    },
  })
  .meta({ id: 'LineageRow' }) as unknown as z.ZodType<LineageRow>;

/** Where a merged figure comes from, down to rows, versions and receipts. The parts' values add up to `value`. */
export const lineageSchema = z
  .object({
    notice: z.string(),
    annex: z.string(),
    unit: z.string(),
    unitName: z.string(),
    basis: z.enum(BASES),
    record: z.int().nullable(),
    field: z.string().nullable(),
    label: z.string().nullable(),
    value: fieldValueSchema.nullable(),
    coverage: coverageSchema,
    parts: z.array(lineageRowSchema),
    /** Rows left off because they were too many; `value` is of all. */
    more: z.int(),
  })
  .meta({ id: 'Lineage' });

export type LineageQuery = z.input<typeof lineageQuerySchema>;
export type Lineage = z.infer<typeof lineageSchema>;
