import * as v from 'valibot';
import type { FieldType } from './field-type.ts';
import { readPhone } from './phone-reading.ts';

const options = v.optional(v.strictObject({}));

/** A mobile or a landline. */
export const phone: FieldType<string, v.InferOutput<typeof options>> = {
  name: 'phone',
  options,
  parse: (raw) => readPhone('phone', raw),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};
