import * as v from 'valibot';

const whole = () => v.strictObject({ whole: v.string() });
const of = () => v.strictObject({ whole: v.string(), of: v.string() });

/** A matrix held against the list it counts: per region the projects, the sums, the distinct organisations. */
export const crossAnnexOptions = () =>
  v.strictObject({
    /** The list's annex id. */
    annex: v.string(),
    /** The list's place field. */
    place: v.string(),
    counts: v.array(whole()),
    sums: v.array(of()),
    distinct: v.array(of()),
  });
export type CrossAnnexOptions = v.InferOutput<ReturnType<typeof crossAnnexOptions>>;
