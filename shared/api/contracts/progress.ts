import { z } from 'zod';
import { staleSchema } from './stale.ts';

export const PROGRESS_STATES = ['missing', 'exempt', 'nil', 'submitted', 'returned', 'accepted'] as const;
export const progressStateSchema = z.enum(PROGRESS_STATES);
export const timelinessSchema = z.enum(['onTime', 'late']).nullable();

/** Never above 100%: the numerator counts only units of the denominator. */
const ratioSchema = z.object({ numerator: z.int(), denominator: z.int() }).meta({ id: 'Ratio' });

/** Of one unit for one annex. `version`, `time`, `receiptNumber` and `count` are those of its newest version. */
export const progressEntrySchema = z
  .object({
    unit: z.string(),
    unitName: z.string(),
    state: progressStateSchema,
    timeliness: timelinessSchema,
    /** Whether something of it counts: its newest version, or an accepted one that stands while a newer is returned. */
    reported: z.boolean(),
    /** The accepted version that counts, even where a newer one waits; null where there is none. */
    acceptedVersion: z.int().nullable(),
    /** Of a merge handed up: of how many units below, and how many went in; null: filled in by the unit itself. */
    forward: z.object({ expected: z.int(), counted: z.int() }).nullable(),
    version: z.int().nullable(),
    time: z.iso.datetime().nullable(),
    deadline: z.iso.datetime().nullable(),
    receiptNumber: z.string().nullable(),
    submission: z.string().nullable(),
    count: z.int().nullable(),
    /** Units directly below it that must fill the annex. */
    below: z.int(),
  })
  .meta({ id: 'ProgressEntry' });

const annexProgressSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    deadline: z.iso.datetime().nullable(),
    deadlineText: z.string().nullable(),
    /**
     * Of the units that must fill it: reported (received and not returned or withdrawn), on time, complete (no merge of
     * it lacks a unit below), accepted.
     */
    counts: z.object({ reported: ratioSchema, onTime: ratioSchema, complete: ratioSchema, accepted: ratioSchema }),
    late: z.int(),
    nil: z.int(),
    exempt: z.int(),
    missing: z.int(),
    returned: z.int(),
    /** Merges handed up, the unit's own first, that something below has changed since. */
    stale: z.array(staleSchema),
    /** The unit's own part, where it has one. */
    own: progressEntrySchema.nullable(),
    /** The units directly below it. */
    units: z.array(progressEntrySchema),
  })
  .meta({ id: 'AnnexProgress' });

export const progressQuerySchema = z.object({ unit: z.string().max(40).optional() });

/** 报送进度. */
export const progressSchema = z
  .object({
    notice: z.string(),
    unit: z.string(),
    unitName: z.string(),
    asOf: z.iso.datetime(),
    annexes: z.array(annexProgressSchema),
  })
  .meta({ id: 'Progress' });

export type Progress = z.infer<typeof progressSchema>;
export type AnnexProgress = z.infer<typeof annexProgressSchema>;
export type ProgressEntry = z.infer<typeof progressEntrySchema>;
export type ProgressState = z.infer<typeof progressStateSchema>;
export type Timeliness = z.infer<typeof timelinessSchema>;
