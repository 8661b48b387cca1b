import type { FieldType } from './field-type.ts';
import { readPhone } from './phone-reading.ts';

/** A landline: NFKC text without spaces, brackets and dashes as typed. */
export const landline: FieldType<string> = {
  name: 'landline',
  parse: (raw) => readPhone('landline', raw),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};
