import { z } from 'zod';
import { issueSchema } from './issue.ts';
import { recordSchema } from './record.ts';

const sheetSchema = z
  .object({
    sheet: z.string(),
    annex: z.string().nullable(),
    confidence: z.number(),
    unit: z.string().nullable(),
    header: z.record(z.string(), z.string()),
    columns: z.array(z.object({ field: z.string(), cell: z.string(), label: z.string() })),
    unmapped: z.array(z.object({ cell: z.string(), label: z.string() })),
    missing: z.array(z.string()),
    records: z.array(recordSchema.partial({ source: true, extra: true })),
    issues: z.array(issueSchema.partial({ record: true })),
  })
  .meta({ id: 'SheetInspection' });

export const inspectionQuerySchema = z.object({ file: z.string().max(255).optional() });

/** The reading of a workbook, as `npm run inspect` prints it. */
export const inspectionSchema = z.object({ file: z.string(), sheets: z.array(sheetSchema) }).meta({ id: 'Inspection' });

export type InspectionJson = z.infer<typeof inspectionSchema>;
