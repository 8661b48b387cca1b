import { z } from 'zod';

/** Of how many units a figure is. */
export const coverageSchema = z
  .object({
    expected: z.int(),
    counted: z.int(),
    nil: z.int(),
    missing: z.array(z.object({ unit: z.string(), unitName: z.string() })),
  })
  .meta({ id: 'Coverage' });
