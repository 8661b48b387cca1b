import * as v from 'valibot';
import type { FieldType, Finding } from './field-type.ts';
import { countWords } from './word-count.ts';
import { readWords } from './words.ts';

/** 字 as Word counts them. */
export const longTextOptions = () =>
  v.optional(
    v.strictObject({
      minChars: v.optional(v.pipe(v.number(), v.integer())),
      maxChars: v.optional(v.pipe(v.number(), v.integer())),
    }),
  );
type Options = v.InferOutput<ReturnType<typeof longTextOptions>>;

/** Excel cuts a cell off here: total characters of a cell, Excel specifications and limits. */
const CELL_LIMIT = 32_767;

/** Text of one or more paragraphs; line breaks are kept, as \n (M64). */
export const longText: FieldType<string, Options> = {
  name: 'longText',
  parse(raw, field) {
    const read = readWords('longText', raw, { lines: true });
    if (read.value === undefined) return read;
    const more = [...lengthFindings(read.value, field.options ?? {}), ...atLimit(raw)];
    return more.length === 0 ? read : { value: read.value, findings: [...read.findings, ...more] };
  },
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: false }),
};

function lengthFindings(value: string, { minChars, maxChars }: NonNullable<Options>): Finding[] {
  if (minChars === undefined && maxChars === undefined) return [];
  const count = countWords(value);
  const params = { count, min: minChars ?? 0, max: maxChars ?? CELL_LIMIT };
  if (minChars !== undefined && count < minChars)
    return [{ code: 'longText.short', severity: 'confirm', params, suggest: value }];
  if (maxChars !== undefined && count > maxChars)
    return [{ code: 'longText.long', severity: 'confirm', params, suggest: value }];
  return [];
}

const atLimit = (raw: unknown): Finding[] =>
  typeof raw === 'string' && raw.length >= CELL_LIMIT
    ? [{ code: 'longText.limit', severity: 'warning', params: { max: CELL_LIMIT } }]
    : [];
