import * as v from 'valibot';
import type { FieldType } from './field-type.ts';
import { readWords } from './words.ts';

const options = v.optional(v.strictObject({}));

/** The label of a matrix row: 省外, 新疆克州. Its words are the table's own. */
export const rowLabel: FieldType<string, v.InferOutput<typeof options>> = {
  name: 'rowLabel',
  options,
  parse: (raw) => readWords('rowLabel', raw, { lines: false }),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: false }),
};
