import { z } from 'zod';
import { decisionSchema, replySchema } from './review.ts';
import { submissionItemSchema } from './submission.ts';

/** Every version of one unit's annex, the newest first. `decision`: the one in force on it. `replies`: what it answers. */
export const versionsSchema = z
  .object({
    items: z.array(
      submissionItemSchema
        .extend({ decision: decisionSchema.nullable(), replies: z.array(replySchema), contentHash: z.string() })
        .meta({ id: 'Version' }),
    ),
  })
  .meta({ id: 'Versions' });

export type Versions = z.infer<typeof versionsSchema>;
