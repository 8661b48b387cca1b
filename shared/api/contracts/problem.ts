import { z } from 'zod';
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
  })
  .meta({ id: 'Problem' });

export type ProblemJson = z.infer<typeof problemSchema>;
