import { z } from 'zod';
import { LEVELS } from '../../annex/level.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
const unit = z.string().min(1).max(40);
const levels = z.array(z.enum(LEVELS)).max(6);

/** What one annex asks of whom. */
const draftAnnexSchema = z
  .object({
    annex: z.string().max(60),
    /** Units of these levels below the lead must fill it … */
    levels: levels.min(1),
    /** … below this unit only (the lead: below all of it); … */
    within: unit.nullish(),
    /** … of these only, each with all below it. */
    only: z.array(unit).max(5_000).default([]),
    exemptLevels: levels.default([]),
    /** By list, each with its reason. */
    exempt: z
      .array(z.object({ unit, reason: z.string().trim().min(1).max(500) }))
      .max(5_000)
      .default([]),
    nil: z.boolean(),
    /** By level. A level without one has none. */
    deadlines: z.partialRecord(z.enum(LEVELS), z.iso.datetime()),
  })
  .meta({ id: 'DraftAnnex' });

/** A notice before it is published. `revision`: of the draft it replaces; 0 for a new one. */
export const draftInputSchema = z
  .object({
    id,
    title: z.string().trim().min(1).max(200),
    issuer: z.string().trim().min(1).max(100),
    docNo: z.string().trim().max(60).nullish(),
    year: z.int().min(2000).max(2100),
    annexes: z.array(draftAnnexSchema).min(1).max(20),
    revision: z.int().min(0).default(0),
  })
  .meta({ id: 'DraftInput' });

export const draftSchema = draftInputSchema
  .extend({
    lead: z.string(),
    revision: z.int(),
    updatedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Draft' });

export const draftListSchema = z.object({ items: z.array(draftSchema) }).meta({ id: 'DraftList' });

/** What publishing would ask of whom, or asked. */
export const draftPlanSchema = z
  .object({
    /** Handed to publish: what is published is what was seen. */
    plan: z.string(),
    published: z.boolean(),
    annexes: z.array(
      z.object({
        annex: z.string(),
        must: z.int(),
        exempt: z.int(),
        units: z.array(
          z.object({
            unit: z.string(),
            unitName: z.string(),
            level: z.enum(LEVELS),
            duty: z.enum(['must', 'exempt']),
            deadline: z.iso.datetime().nullable(),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** A blocking one stands in the way of publishing. */
    issues: z.array(
      z.object({
        code: z.string(),
        blocking: z.boolean(),
        params: z.record(z.string(), z.string()),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'DraftPlan' });

export const publishInputSchema = z.object({ plan: z.string().length(64) }).meta({ id: 'PublishInput' });

/** `revision`: of the draft as it was seen. */
export const draftDropSchema = z.object({ revision: z.int().min(1) }).meta({ id: 'DraftDrop' });
export const draftDroppedSchema = z.object({ deleted: z.string() }).meta({ id: 'DraftDropped' });

const reason = z.string().trim().min(1).max(500);

/** More time, freed, or asked after all: for some units, with the reason. */
export const dutyChangeSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('extend'),
      annex: z.string().max(60),
      units: z.array(unit).min(1).max(5_000),
      deadline: z.iso.datetime(),
      reason,
    }),
    z.object({
      kind: z.enum(['exempt', 'require']),
      annex: z.string().max(60),
      units: z.array(unit).min(1).max(5_000),
      reason,
    }),
  ])
  .meta({ id: 'DutyChange' });

/** `unchanged`: units that had it so already. */
export const dutyChangedSchema = z
  .object({ changed: z.array(z.string()), unchanged: z.array(z.string()) })
  .meta({ id: 'DutyChanged' });

export const noticeStateInputSchema = z
  .object({ to: z.enum(['open', 'closed', 'locked']), reason })
  .meta({ id: 'NoticeStateInput' });

export const noticeStateSchema = z
  .object({ notice: z.string(), state: z.enum(['open', 'closed', 'locked']) })
  .meta({ id: 'NoticeState' });

export const annexVersionSchema = z
  .object({ annex: z.string(), before: z.int(), version: z.int() })
  .meta({ id: 'AnnexVersion' });

/** What is different in a newer version of an annex. `label`: as printed in the newer one, of what went: in the older. */
export const annexChangeSchema = z
  .object({
    part: z.enum(['title', 'header', 'column', 'row', 'order', 'rules', 'notes']),
    kind: z.enum(['added', 'removed', 'changed']),
    label: z.string(),
    /** What it was called; null where that is the same. */
    before: z.string().nullable(),
    /** What of a column or a blank is different: how it is filled, whether it must be, what may stand in it. */
    aspects: z.array(z.enum(['type', 'required', 'options'])),
  })
  .meta({ id: 'AnnexChange' });

/** `changes`: null where nobody kept what the version in use looked like. */
export const annexUpdateSchema = z
  .object({ annex: z.string(), version: z.int(), newest: z.int(), changes: z.array(annexChangeSchema).nullable() })
  .meta({ id: 'AnnexUpdate' });

export type AnnexChange = z.infer<typeof annexChangeSchema>;
export type AnnexUpdate = z.infer<typeof annexUpdateSchema>;
export type DraftInput = z.infer<typeof draftInputSchema>;
export type DraftAnnex = DraftInput['annexes'][number];
export type Draft = z.infer<typeof draftSchema>;
export type DraftPlan = z.infer<typeof draftPlanSchema>;
export type DutyChange = z.infer<typeof dutyChangeSchema>;
export type DutyChanged = z.infer<typeof dutyChangedSchema>;
export type NoticeStateInput = z.infer<typeof noticeStateInputSchema>;
export type NoticeStateJson = z.infer<typeof noticeStateSchema>;
export type AnnexVersion = z.infer<typeof annexVersionSchema>;
