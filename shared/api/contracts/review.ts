import { z } from 'zod';

export const DECISIONS = ['return', 'accept', 'withdraw'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

const index = z.int().min(0).max(1_000_000).nullish();
const fieldKey = z.string().min(1).max(100).nullish();
const text = z.string().trim().min(1).max(2_000);

/** Why a submission goes back. `record`: 0-based index into its records; without it the reason is about the sheet. */
export const reasonInputSchema = z.object({ record: index, field: fieldKey, text }).meta({ id: 'ReasonInput' });

export const decisionInputSchema = z
  .object({
    kind: z.enum(['return', 'accept']),
    reasons: z.array(reasonInputSchema).max(2_000).nullish(),
    overall: z.string().trim().max(2_000).nullish(),
  })
  .meta({ id: 'DecisionInput' });

/** A reason at its cell. `cell`: its address on the officer's own sheet, where that is known. */
export const reasonSchema = z
  .object({
    record: z.int().nullable(),
    field: z.string().nullable(),
    text: z.string(),
    row: z.int().nullable(),
    cell: z.string().nullable(),
    /** The column as printed. */
    label: z.string().nullable(),
  })
  .meta({ id: 'Reason' });

/** 审核: one decision on one version. `unit`: whose decision it is. */
export const decisionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(DECISIONS),
    at: z.iso.datetime(),
    unit: z.string(),
    unitName: z.string(),
    overall: z.string().nullable(),
    reasons: z.array(reasonSchema),
  })
  .meta({ id: 'Decision' });

/**
 * An answer to a reason of a return: same decision, record and field. What was said overall asks for one of its own
 * (no record, no field) only where it is all that was said.
 */
export const replyInputSchema = z
  .object({
    decision: z.union([z.int().min(1), z.string().regex(/^\d{1,15}$/)]),
    record: index,
    field: fieldKey,
    text,
  })
  .meta({ id: 'ReplyInput' });

export const repliesSchema = z.array(replyInputSchema).max(4_000);

export const replySchema = z
  .object({ decision: z.string(), record: z.int().nullable(), field: z.string().nullable(), text: z.string() })
  .meta({ id: 'Reply' });

export type ReasonInput = z.input<typeof reasonInputSchema>;
export type DecisionInput = z.input<typeof decisionInputSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type ReplyInput = z.input<typeof replyInputSchema>;
export type Reply = z.infer<typeof replySchema>;
