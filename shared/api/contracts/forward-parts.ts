import { z } from 'zod';
import { coverageSchema } from './coverage.ts';
import { staleSchema } from './stale.ts';

/** What a merge handed up was made of. */
export const forwardPartsSchema = z
  .object({
    coverage: coverageSchema,
    /** Rows of the unit's own in it. */
    own: z.int(),
    /** Whether the unit said what its own share is. */
    ownStated: z.boolean(),
    inputs: z.array(
      z.object({
        unit: z.string(),
        unitName: z.string(),
        submission: z.string(),
        version: z.int(),
        receiptNumber: z.string(),
      }),
    ),
    /** What has changed below since. */
    stale: z.array(staleSchema),
  })
  .meta({ id: 'ForwardParts' });

export type ForwardParts = z.infer<typeof forwardPartsSchema>;
