import { z } from 'zod';
import { SEVERITIES } from '../../issue/issue.ts';
import { fieldValueSchema } from './record.ts';

const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** 问题, with its text in the language asked for. `record`: 0-based index into the records. */
export const issueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(SEVERITIES),
    cell: z.string().nullable(),
    row: z.int().nullable(),
    field: z.string().nullable(),
    record: z.int().nullable(),
    params,
    related: z.array(z.string()).optional(),
    message: z.string(),
    fix: z
      .object({
        safe: z.boolean(),
        edits: z.array(z.object({ cell: z.string(), value: z.union([z.string(), z.number(), z.null()]) })),
        value: fieldValueSchema.optional(),
      })
      .nullable(),
  })
  .meta({ id: 'Issue' });

export type IssueJson = z.infer<typeof issueSchema>;
