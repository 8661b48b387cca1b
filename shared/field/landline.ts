import * as v from 'valibot';
import type { FieldType } from './field-type.ts';
import { readPhone } from './phone-reading.ts';

const options = v.optional(v.strictObject({}));

/** A landline: NFKC text without spaces, brackets and dashes as typed. */
export const landline: FieldType<string, v.InferOutput<typeof options>> = {
  name: 'landline',
  options,
  parse: (raw) => readPhone('landline', raw),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};
