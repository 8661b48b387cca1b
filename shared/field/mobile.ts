import type { FieldType } from './field-type.ts';
import { MOBILE } from './phone-number.ts';
import { readPhone } from './phone-reading.ts';
import { clean } from './verdict.ts';

/** A mobile number, as 11 digits. A landline in its place stands, with a warning (M43). */
export const mobile: FieldType<string> = {
  name: 'mobile',
  parse: (raw) => (typeof raw === 'string' && MOBILE.test(raw) ? clean(raw) : readPhone('mobile', raw)),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({
    validation: { type: 'custom', formula: 'LEN({cell})>=7' },
    style: 'warning',
    asText: true,
  }),
};
