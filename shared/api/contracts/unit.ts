import { z } from 'zod';
import { LEVELS } from '../../annex/level.ts';

/** A unit as the table of units has it. */
export const unitRowSchema = z
  .object({ code: z.string(), name: z.string(), level: z.enum(LEVELS), parent: z.string().nullable() })
  .meta({ id: 'UnitRow' });

/** `retiredAt`: since when it is no longer; null: it still is. */
const standingUnitSchema = unitRowSchema.extend({ retiredAt: z.iso.datetime().nullable() });

/** A unit and those directly below it, retired ones too. `below`: how many stand directly below each. */
export const unitTreeSchema = z
  .object({ unit: standingUnitSchema, below: z.array(standingUnitSchema.extend({ below: z.int() })) })
  .meta({ id: 'UnitTree' });

/** 停用, or 恢复: a unit that no longer exists is not asked any more and nobody signs in for it; what it reported stays. */
export const unitStateInputSchema = z
  .object({ to: z.enum(['retired', 'active']), reason: z.string().trim().min(1).max(500) })
  .meta({ id: 'UnitStateInput' });

/** `devices` and `codes`: what was ended by it. Who comes back with a unit is invited anew. */
export const unitStateSchema = z
  .object({ unit: z.string(), retiredAt: z.iso.datetime().nullable(), devices: z.int(), codes: z.int() })
  .meta({ id: 'UnitState' });

export const unitQuerySchema = z.object({ unit: z.string().max(40).optional() });
/** `plan`: of the dry run before. Without it nothing is stored. */
export const unitImportQuerySchema = z.object({ plan: z.string().length(64).optional() });

export const unitIssueSchema = z
  .object({
    /** 1-based, of the sheet or the file. */
    row: z.int(),
    code: z.string(),
    params: z.record(z.string(), z.string()),
    message: z.string(),
  })
  .meta({ id: 'UnitIssue' });

/** What an import would do, or did. */
export const unitPlanSchema = z
  .object({
    plan: z.string(),
    applied: z.boolean(),
    /** `row`: of the table, 1-based. */
    added: z.array(unitRowSchema.extend({ row: z.int() })),
    changed: z.array(z.object({ row: z.int(), before: unitRowSchema, after: unitRowSchema })),
    unchanged: z.int(),
    issues: z.array(unitIssueSchema),
  })
  .meta({ id: 'UnitPlan' });

export type UnitRow = z.infer<typeof unitRowSchema>;
export type UnitStateInput = z.infer<typeof unitStateInputSchema>;
export type UnitState = z.infer<typeof unitStateSchema>;
export type UnitTree = z.infer<typeof unitTreeSchema>;
export type UnitPlanJson = z.infer<typeof unitPlanSchema>;
