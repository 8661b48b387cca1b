import { z } from 'zod';
import { LEVELS } from '../../annex/definition.ts';

/** A unit as the table of units has it. */
export const unitRowSchema = z
  .object({ code: z.string(), name: z.string(), level: z.enum(LEVELS), parent: z.string().nullable() })
  .meta({ id: 'UnitRow' });

/** A unit and those directly below it. */
export const unitTreeSchema = z
  .object({ unit: unitRowSchema, below: z.array(unitRowSchema.extend({ below: z.int() })) })
  .meta({ id: 'UnitTree' });

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
export type UnitTree = z.infer<typeof unitTreeSchema>;
export type UnitPlanJson = z.infer<typeof unitPlanSchema>;
