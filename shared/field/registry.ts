import { contact } from './contact.ts';
import { count } from './count.ts';
import { creditCode } from './credit-code.ts';
import { dateRange } from './date-range.ts';
import { email } from './email.ts';
import { enumeration } from './enum.ts';
import type { FieldType } from './field-type.ts';
import { landline } from './landline.ts';
import { longText } from './long-text.ts';
import { mobile } from './mobile.ts';
import { money } from './money.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { rowLabel } from './row-label.ts';
import { text } from './text.ts';

/** Every field type. A new one is added here, and what it takes as options in options.ts. */
export const FIELD_TYPES = [
  contact,
  count,
  creditCode,
  dateRange,
  email,
  enumeration,
  landline,
  longText,
  mobile,
  money,
  phone,
  place,
  rowLabel,
  text,
] as unknown as readonly FieldType[];

const BY_NAME = new Map(FIELD_TYPES.map((type) => [type.name, type]));

/** The field type of this name; throws on an unknown one (a bug in a definition, not in data). */
export function fieldType(name: string): FieldType {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`no field type ${name}`);
  return found;
}
