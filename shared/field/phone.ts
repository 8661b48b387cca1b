import type { FieldType } from './field-type.ts';
import { readPhone } from './phone-reading.ts';

/** A mobile or a landline. */
export const phone: FieldType<string> = {
  name: 'phone',
  parse: (raw) => readPhone('phone', raw),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};
