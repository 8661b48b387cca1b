import * as z from 'zod/mini';
import type { FieldType } from './field-type.ts';
import { readPhone } from './phone-reading.ts';

const options = z.optional(z.strictObject({}));

/** A mobile or a landline. */
export const phone: FieldType<string, z.infer<typeof options>> = {
  name: 'phone',
  options,
  parse: (raw) => readPhone('phone', raw),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};
