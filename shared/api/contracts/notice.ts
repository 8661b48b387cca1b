import { z } from 'zod';
import { progressStateSchema, timelinessSchema } from './progress.ts';
import { decisionSchema } from './review.ts';

/** What one annex of a notice asks of the caller's unit. */
const noticeAnnexSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    layout: z.enum(['list', 'matrix', 'form']),
    /** This unit's own deadline; null where there is none. */
    deadline: z.iso.datetime().nullable(),
    /** The notice's own words for it. */
    deadlineText: z.string().nullable(),
    must: z.boolean(),
    nilAllowed: z.boolean(),
    /** The notice's words on who fills it. */
    scope: z.string().nullable(),
    /** null: the annex asks nothing of this unit. */
    state: progressStateSchema.nullable(),
    timeliness: timelinessSchema,
    /** The newest version handed in; 0 for none. The next submission's baseVersion. */
    version: z.int(),
    receiptNumber: z.string().nullable(),
    /** Id of the newest version. */
    submission: z.string().nullable(),
    /** The decision in force on the newest version: of a returned one, the reasons. */
    decision: decisionSchema.nullable(),
    /** Units directly below that must fill it. */
    below: z.int(),
  })
  .meta({ id: 'NoticeAnnex' });

/** 通知, as it concerns the caller's unit. */
export const noticeSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    issuer: z.string(),
    docNo: z.string().nullable(),
    year: z.int(),
    lead: z.string(),
    leadName: z.string(),
    publishedAt: z.iso.datetime(),
    locked: z.boolean(),
    annexes: z.array(noticeAnnexSchema),
  })
  .meta({ id: 'Notice' });

export const noticesSchema = z.array(noticeSchema);

export type NoticeJson = z.infer<typeof noticeSchema>;
export type NoticeAnnexJson = z.infer<typeof noticeAnnexSchema>;
