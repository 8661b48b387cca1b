import * as v from 'valibot';
import { countOptions } from './count.ts';
import { enumOptions } from './enum.ts';
import { longTextOptions } from './long-text.ts';
import { moneyOptions } from './money.ts';
import { placeOptions } from './place.ts';
import { textOptions } from './text.ts';

const none = v.optional(v.strictObject({}));

/**
 * What each field type takes as options. For checking definitions (annex/schema.ts): whoever reads cells gets options
 * that are checked already, and need not carry the schemas.
 */
export const FIELD_OPTIONS = {
  contact: none,
  count: countOptions(),
  creditCode: none,
  dateRange: none,
  email: none,
  enum: enumOptions(),
  landline: none,
  longText: longTextOptions(),
  mobile: none,
  money: moneyOptions(),
  phone: none,
  place: placeOptions(),
  rowLabel: none,
  text: textOptions(),
};
