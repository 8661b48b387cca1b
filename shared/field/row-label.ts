import type { FieldType } from './field-type.ts';
import { readWords } from './words.ts';

/** The label of a matrix row: 省外, 新疆克州. Its words are the table's own. */
export const rowLabel: FieldType<string> = {
  name: 'rowLabel',
  parse: (raw) => readWords('rowLabel', raw, { lines: false }),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: false }),
};
