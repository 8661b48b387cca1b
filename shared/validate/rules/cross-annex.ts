import * as z from 'zod/mini';

const whole = z.object({ whole: z.string() });
const of = z.object({ whole: z.string(), of: z.string() });

/** A matrix held against the list it counts: per region the projects, the sums, the distinct organisations. */
export const crossAnnexOptions = z.strictObject({
  /** The list's annex id. */
  annex: z.string(),
  /** The list's place field. */
  place: z.string(),
  counts: z.array(whole),
  sums: z.array(of),
  distinct: z.array(of),
});
export type CrossAnnexOptions = z.infer<typeof crossAnnexOptions>;

export const CROSS_ANNEX = 'crossAnnex';
