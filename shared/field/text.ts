import * as v from 'valibot';
import type { FieldType } from './field-type.ts';
import { readWords } from './words.ts';

/** `max`: the most characters. */
export const textOptions = () => v.optional(v.strictObject({ max: v.optional(v.pipe(v.number(), v.integer())) }));
type Options = v.InferOutput<ReturnType<typeof textOptions>>;

/** A name or a short text on one line, in any script (M66). */
export const text: FieldType<string, Options> = {
  name: 'text',
  parse: (raw, field) => readWords('text', raw, { max: field.options?.max, lines: false }),
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: (field) => {
    const max = field.options?.max;
    return {
      validation: max === undefined ? { type: 'any' } : { type: 'textLength', min: 0, max },
      style: 'warning',
      asText: false,
    };
  },
};
