import { z } from 'zod';
import { comparisonSchema } from './comparison.ts';
import { issueSchema } from './issue.ts';

/** RFC 9457. `code` is stable; `title` and `detail` are for people, in the language asked for. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    issues: z.array(issueSchema).optional(),
    /** With `submission.stale`: what came in since the version that was built on. */
    comparison: comparisonSchema.optional(),
  })
  .meta({ id: 'Problem' });

export type ProblemJson = z.infer<typeof problemSchema>;
