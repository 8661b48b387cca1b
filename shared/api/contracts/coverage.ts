import { z } from 'zod';

/** Of how many units a figure is. */
export const coverageSchema = z
  .object({
    expected: z.int(),
    counted: z.int(),
    nil: z.int(),
    missing: z.array(z.object({ unit: z.string(), unitName: z.string() })),
    /** Counted merges that no longer are what lies below them: whose, and which units below changed since. */
    stale: z
      .array(
        z.object({
          unit: z.string(),
          unitName: z.string(),
          version: z.int(),
          changes: z.array(
            z.object({
              unit: z.string(),
              unitName: z.string(),
              fromVersion: z.int().nullable(),
              toVersion: z.int().nullable(),
            }),
          ),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Coverage' });
