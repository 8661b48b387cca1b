import { z } from 'zod';
import { progressStateSchema, timelinessSchema } from './progress.ts';
import { decisionSchema } from './review.ts';

export const NOTICE_STATES = ['open', 'closed', 'locked'] as const;

/**
 * Whether a submission of this unit would be taken now. Of a closed notice `returned` and `extended` still are; `closed`,
 * `locked` and `notAsked` are not.
 */
export const HAND_IN = ['open', 'returned', 'extended', 'closed', 'locked', 'notAsked'] as const;

/** What one annex of a notice asks of the caller's unit. */
const noticeAnnexSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    layout: z.enum(['list', 'matrix', 'form']),
    /** Which version of the annex the notice asks for, and the newest that the office issued. */
    layoutVersion: z.int(),
    newestLayout: z.int(),
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
    handIn: z.enum(HAND_IN),
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
    /** `closed`: nothing new is taken, but what was returned and where there is more time; `locked`: nothing at all. */
    state: z.enum(NOTICE_STATES),
    closedAt: z.iso.datetime().nullable(),
    lockedAt: z.iso.datetime().nullable(),
    annexes: z.array(noticeAnnexSchema),
  })
  .meta({ id: 'Notice' });

export const noticesSchema = z.array(noticeSchema);

export type NoticeJson = z.infer<typeof noticeSchema>;
export type NoticeState = (typeof NOTICE_STATES)[number];
export type HandIn = (typeof HAND_IN)[number];
export type NoticeAnnexJson = z.infer<typeof noticeAnnexSchema>;
