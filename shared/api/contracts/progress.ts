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
    /** Whether the unit is no longer (停用): what counts of it stays; where nothing does it is `exempt`. */
    retired: z.boolean(),
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

/** A unit of the tree. `depth`: levels below the unit asked about. `counts`: of the units directly below it. */
const subtreeEntrySchema = progressEntrySchema
  .extend({
    parent: z.string(),
    depth: z.int(),
    counts: z.object({ reported: ratioSchema, onTime: ratioSchema, accepted: ratioSchema }).nullable(),
  })
  .meta({ id: 'SubtreeEntry' });

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
    /** Of the exempt: those that are no longer. */
    retired: z.int(),
    missing: z.int(),
    returned: z.int(),
    /** Merges handed up, the unit's own first, that something below has changed since. */
    stale: z.array(staleSchema),
    /** The unit's own part, where it has one. */
    own: progressEntrySchema.nullable(),
    /** The units directly below it. */
    units: z.array(progressEntrySchema),
    /** With depth above 1: everything below down to that level, in the order of the tree, each with its own rates. */
    subtree: z.array(subtreeEntrySchema),
  })
  .meta({ id: 'AnnexProgress' });

export const progressQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  depth: z.coerce.number().int().min(1).max(5).default(1),
  /** The subtree of this annex alone. */
  annex: z.string().max(60).optional(),
});

export const seriesQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  step: z.enum(['hour', 'day']).default('day'),
});

/** How reports came in over time, against the deadline: of `expected` units, as it stood at each instant. */
export const progressSeriesSchema = z
  .object({
    notice: z.string(),
    unit: z.string(),
    unitName: z.string(),
    step: z.enum(['hour', 'day']),
    asOf: z.iso.datetime(),
    annexes: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        title: z.string(),
        deadline: z.iso.datetime().nullable(),
        expected: z.int(),
        points: z.array(
          z.object({
            at: z.iso.datetime(),
            /** Versions received since the point before. */
            received: z.int(),
            /** Units whose report counts; of these in time; and those accepted. */
            reported: z.int(),
            onTime: z.int(),
            accepted: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ProgressSeries' });

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

export type ProgressSeries = z.infer<typeof progressSeriesSchema>;
export type SubtreeEntry = z.infer<typeof subtreeEntrySchema>;
export type Progress = z.infer<typeof progressSchema>;
export type AnnexProgress = z.infer<typeof annexProgressSchema>;
export type ProgressEntry = z.infer<typeof progressEntrySchema>;
export type ProgressState = z.infer<typeof progressStateSchema>;
export type Timeliness = z.infer<typeof timelinessSchema>;
