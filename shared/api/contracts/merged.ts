import { z } from 'zod';
import { coverageSchema } from './coverage.ts';
import { valuesSchema } from './record.ts';
import { staleSchema } from './stale.ts';

export const BASES = ['received', 'accepted'] as const;
export type Basis = (typeof BASES)[number];

export const mergedQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  format: z.enum(['json', 'xlsx', 'csv']).default('json'),
  basis: z.enum(BASES).default('received'),
});

const sourceSchema = z
  .object({ unit: z.string(), unitName: z.string(), version: z.int(), receiptNumber: z.string() })
  .meta({ id: 'RecordSource' });

/** A list row and a form have one `source`; a matrix row has `sources`, all that were added. */
const mergedRecordSchema = z
  .object({
    values: valuesSchema,
    extra: z.record(z.string(), z.string()),
    source: sourceSchema.optional(),
    sources: z.array(sourceSchema).optional(),
  })
  .meta({ id: 'MergedRecord' });

/** Sums the database made of the same submissions: money in 万元. */
const totalsSchema = z.object({ records: z.int(), measures: z.record(z.string(), z.number()) }).meta({ id: 'Totals' });

/** What stands beside the merged js2021-annex1: from annex 2 of the same units and of the 全省性社会组织. */
const besideSchema = z
  .object({
    provincialOrganisations: z.object({
      organisations: z.int(),
      projects: z.int(),
      fundsWan: z.number(),
      staff: z.int(),
      beneficiaries: z.int(),
    }),
    distinctOrganisations: z.int(),
  })
  .meta({ id: 'Beside' });

/** 汇总. */
export const mergedSchema = z
  .object({
    notice: z.string(),
    annex: z.string(),
    unit: z.string(),
    unitName: z.string(),
    basis: z.enum(BASES),
    coverage: coverageSchema,
    totals: totalsSchema,
    records: z.array(mergedRecordSchema),
    duplicates: z.array(
      z.object({
        kind: z.enum(['sameProject', 'sameOrganisation']),
        records: z.array(z.int()),
        names: z.array(z.string()),
      }),
    ),
    /** False in a merge of more than 20,000 rows: possible duplicates are left to whoever has all rows. */
    duplicatesChecked: z.boolean(),
    beside: besideSchema.optional(),
    /** Merges handed up, the unit's own first, that something below has changed since. */
    stale: z.array(staleSchema),
  })
  .meta({ id: 'Merged' });

export type MergedQuery = z.input<typeof mergedQuerySchema>;
export type Merged = z.infer<typeof mergedSchema>;
export type Beside = z.infer<typeof besideSchema>;
