import { z } from 'zod';
import { fieldValueSchema } from './record.ts';

const cellChangeSchema = z
  .object({
    /** null: a column of the unit's own, by its label. */
    field: z.string().nullable(),
    label: z.string(),
    before: fieldValueSchema.nullable(),
    after: fieldValueSchema.nullable(),
  })
  .meta({ id: 'CellChange' });

const recordChangeSchema = z
  .object({
    kind: z.enum(['added', 'removed', 'changed']),
    /** 0-based indexes into the records of either version; null where it is only in the other. */
    before: z.int().nullable(),
    after: z.int().nullable(),
    name: z.string(),
    cells: z.array(cellChangeSchema),
  })
  .meta({ id: 'RecordChange' });

const versionSchema = z
  .object({ id: z.string(), version: z.int(), receivedAt: z.iso.datetime(), receiptNumber: z.string(), count: z.int() })
  .meta({ id: 'ComparedVersion' });

/** Two versions of one unit's annex, cell by cell. */
export const comparisonSchema = z
  .object({
    notice: z.string(),
    annex: z.string(),
    unit: z.string(),
    unitName: z.string(),
    /** null: there was none yet. */
    before: versionSchema.nullable(),
    after: versionSchema,
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    same: z.int(),
    header: z.array(z.object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    changes: z.array(recordChangeSchema),
    /** Changed records left off because they were too many. */
    more: z.int(),
  })
  .meta({ id: 'Comparison' });

export type Comparison = z.infer<typeof comparisonSchema>;
