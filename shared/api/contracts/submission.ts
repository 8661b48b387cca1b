import { z } from 'zod';
import { forwardPartsSchema } from './forward-parts.ts';
import { issueSchema } from './issue.ts';
import { receiptSchema } from './receipt.ts';
import { type RecordInput, recordInputSchema, recordSchema } from './record.ts';
import { decisionSchema, repliesSchema, replySchema } from './review.ts';

export const SUBMISSION_STATES = ['submitted', 'returned', 'accepted', 'withdrawn', 'superseded'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** workerd renders up to 20,000 rows within its memory; what it can't give back in one piece it doesn't take. */
export const MAX_RECORDS = 20_000;
/** 20,000 records of Chinese text. Bytes of the request body. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024;
export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024;

const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const stateSchema = z.enum(SUBMISSION_STATES);

/** What the officer chose for one finding. `record`: 0-based index; null for a finding about the sheet. */
export const answerSchema = z
  .object({
    record: z.int().min(0).max(MAX_RECORDS).nullish(),
    field: z.string().max(100).nullish(),
    code: z.string().min(1).max(100),
    value: recordInputSchema.shape.values.unwrap().valueType.optional(),
    reason: z.string().max(2_000).optional(),
  })
  .meta({ id: 'Answer' });

export const answersSchema = z.array(answerSchema).max(MAX_RECORDS * 4);

export const submissionInputSchema = z
  .object({
    notice: id,
    annex: id,
    baseVersion: z.int().min(0).max(1_000_000).nullish(),
    nil: z.boolean().nullish(),
    header: z.record(z.string().min(1).max(100), z.string().max(2_000)).nullish(),
    records: z.array(recordInputSchema).max(MAX_RECORDS).default([]),
    answers: answersSchema.nullish(),
    /** To each reason of the return that this version answers. */
    replies: repliesSchema.nullish(),
    /** Which column of the sheet each field stood in, such as {fundsWan: "F"}: a reason then names the cell. */
    columns: z.record(z.string().min(1).max(100), z.string().regex(/^[A-Z]{1,3}$/)).nullish(),
  })
  .meta({ id: 'SubmissionInput' });

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown) => Array.isArray(value) && value.length <= MAX_RECORDS && value.every(isObject);

/**
 * As the Worker reads it: what is in a record is for the judge, who takes it for nothing but untrusted JSON and says of
 * each fault where it is. Checking it here too would cost as much as judging it.
 */
export const submissionEnvelopeSchema = submissionInputSchema.extend({
  records: z.custom<RecordInput[]>(isList).default([]),
});

/** Beside a workbook as the body. */
export const workbookQuerySchema = z.object({
  notice: id.optional(),
  annex: id.optional(),
  baseVersion: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

export const submittedSchema = z
  .object({
    submission: z.object({ id: z.string(), version: z.int(), state: stateSchema }),
    receipt: receiptSchema,
    issues: z.array(issueSchema),
  })
  .meta({ id: 'Submitted' });

export const submissionItemSchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    annex: z.string(),
    unit: z.string(),
    unitName: z.string(),
    version: z.int(),
    state: stateSchema,
    receivedAt: z.iso.datetime(),
    timeliness: z.enum(['onTime', 'late']).nullable(),
    receiptNumber: z.string(),
    nil: z.boolean(),
    count: z.int(),
  })
  .meta({ id: 'SubmissionItem' });

export const submissionQuerySchema = z.object({
  notice: id.optional(),
  annex: id.optional(),
  unit: z.string().max(40).optional(),
  cursor: z.string().max(400).optional(),
});

export const submissionListSchema = z
  .object({ items: z.array(submissionItemSchema), next: z.string().nullable() })
  .meta({ id: 'SubmissionList' });

/** A decision as made, and what the submission is by it. */
export const decidedSchema = z
  .object({
    decision: decisionSchema,
    submission: z.object({ id: z.string(), version: z.int(), state: stateSchema }),
  })
  .meta({ id: 'Decided' });

/** One submission whole. `header` and what was typed are as handed in. `decisions`: the newest one is in force. */
export const submissionSchema = submissionItemSchema
  .extend({
    header: z.record(z.string(), z.string()),
    records: z.array(recordSchema),
    issues: z.array(issueSchema),
    /** What the officer answered to findings: a value taken or kept, a reason. */
    answers: z.array(answerSchema),
    receipt: receiptSchema,
    decisions: z.array(decisionSchema),
    /** What it answers to the reasons of the version before. */
    replies: z.array(replySchema),
    /** What it was made of, where it is a merge handed up. */
    forward: forwardPartsSchema.nullable(),
  })
  .meta({ id: 'Submission' });

export type Answer = z.infer<typeof answerSchema>;
export type SubmissionInput = z.input<typeof submissionInputSchema>;
export type Submitted = z.infer<typeof submittedSchema>;
export type Decided = z.infer<typeof decidedSchema>;
export type SubmissionItem = z.infer<typeof submissionItemSchema>;
export type SubmissionList = z.infer<typeof submissionListSchema>;
export type SubmissionJson = z.infer<typeof submissionSchema>;
