import { z } from 'zod';
import { LEVELS } from '../../annex/level.ts';

/** 联络员名册: the official contacts of every unit whose registration was accepted. */
export const rosterSchema = z
  .object({
    notice: z.string(),
    noticeTitle: z.string(),
    annex: z.string(),
    title: z.string(),
    asOf: z.iso.datetime(),
    columns: z.array(z.object({ field: z.string(), label: z.string() })),
    /** Units that must name someone, and those that have. */
    expected: z.int(),
    named: z.int(),
    units: z.array(
      z.object({
        unit: z.string(),
        unitName: z.string(),
        level: z.enum(LEVELS),
        /** null: nobody named, or not accepted yet. */
        since: z.iso.datetime().nullable(),
        contacts: z.array(z.record(z.string(), z.string())),
      }),
    ),
  })
  .meta({ id: 'Roster' });

export type Roster = z.infer<typeof rosterSchema>;
