import { z } from 'zod';
import { fieldValueSchema } from './record.ts';

const versionOfSchema = z
  .object({ unit: z.string(), unitName: z.string(), version: z.int() })
  .meta({ id: 'VersionOf' });

/** A cell of a merge as it was handed up, and as it would be now. `record`: its row in the merge; null: a row to come. */
const deltaSchema = z
  .object({
    record: z.int().nullable(),
    name: z.string(),
    field: z.string().nullable(),
    label: z.string(),
    before: fieldValueSchema.nullable(),
    after: fieldValueSchema.nullable(),
  })
  .meta({ id: 'Delta' });

/**
 * A unit whose version in a merge handed up is no longer the one that counts. `fromVersion` null: it was not in the
 * merge; `toVersion` null: nothing of it counts any more. Nothing is changed by itself: forward again to take it up.
 */
export const staleSchema = z
  .object({
    unit: z.string(),
    unitName: z.string(),
    fromVersion: z.int().nullable(),
    toVersion: z.int().nullable(),
    /** Whether the newer one is accepted: only then the next forward takes it up. */
    accepted: z.boolean(),
    /** The merges that are stale by it: the one that holds it first, then those above. */
    merges: z.array(versionOfSchema),
    delta: z.array(deltaSchema),
    /** Cells left off because they were too many; null: none were looked for, the changes being too many. */
    deltaMore: z.int().nullable(),
  })
  .meta({ id: 'Stale' });

export type Stale = z.infer<typeof staleSchema>;
export type Delta = z.infer<typeof deltaSchema>;
