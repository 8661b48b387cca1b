import { z } from 'zod';
import { forwardPartsSchema } from './forward-parts.ts';
import { recordInputSchema } from './record.ts';
import { repliesSchema } from './review.ts';
import { answersSchema, MAX_RECORDS, submissionInputSchema, submittedSchema } from './submission.ts';

/**
 * The merge of what was accepted below, handed up. `own`: the unit's own rows (市本级); in a matrix its own share, as
 * the figures of 其中：市本级. Left out, those of the version before are kept; of a version filled in by hand, its rows.
 */
export const forwardInputSchema = z
  .object({
    baseVersion: submissionInputSchema.shape.baseVersion,
    header: submissionInputSchema.shape.header,
    own: z.object({ records: z.array(recordInputSchema).max(MAX_RECORDS), answers: answersSchema.nullish() }).nullish(),
    /** To findings of the merge; `record` is an index into its rows, own rows first. */
    answers: answersSchema.nullish(),
    replies: repliesSchema.nullish(),
    nil: z.boolean().nullish(),
  })
  .meta({ id: 'ForwardInput' });

export const forwardedSchema = submittedSchema.extend({ forward: forwardPartsSchema }).meta({ id: 'Forwarded' });

export type ForwardInput = z.input<typeof forwardInputSchema>;
export type Forwarded = z.infer<typeof forwardedSchema>;
