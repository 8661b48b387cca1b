import { z } from 'zod';

/** Excel holds at most 32,767 characters in a cell. */
const cellText = z.string().max(32_767);
const key = z.string().min(1).max(100);

export const placeSchema = z.object({ code: z.string(), name: z.string(), detail: z.string().optional() });
const dateRangeSchema = z.object({ start: z.string(), end: z.string().nullable() });
const contactSchema = z.object({ name: z.string(), phone: z.string() });

export const fieldValueSchema = z
  .union([z.string(), z.number(), placeSchema, dateRangeSchema, contactSchema])
  .meta({ id: 'FieldValue' });

export const valuesSchema = z.record(z.string(), fieldValueSchema).meta({ id: 'Values' });

/** A record as read: values normalised, `source` the text of what was typed otherwise. */
export const recordSchema = z
  .object({
    row: z.int().nullable(),
    values: valuesSchema,
    source: z.record(z.string(), z.string()),
    extra: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Record' });

/** A record as handed in: not trusted, every field is read again. null is the same as absent. */
export const recordInputSchema = z
  .object({
    row: z.int().min(1).max(1_048_576).nullish(),
    values: z
      .record(
        key,
        z.union([
          cellText,
          z.number(),
          z.object({ code: z.string().max(20), name: cellText, detail: cellText.optional() }),
          z.object({ start: z.string().max(40), end: z.string().max(40).nullable() }),
          z.object({ name: cellText, phone: cellText }),
          z.null(),
        ]),
      )
      .default({}),
    source: z.record(key, cellText).optional(),
    extra: z.record(z.string().max(200), cellText).optional(),
  })
  .meta({ id: 'RecordInput' });

export type RecordJson = z.infer<typeof recordSchema>;
export type RecordInput = z.input<typeof recordInputSchema>;
