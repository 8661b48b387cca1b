import { type ZodType, z } from 'zod';
import { problemSchema } from '../../shared/api/contracts/problem.ts';

/** Response descriptions are keys of shared/i18n: the document is made in the reader's language. */
const problems = {
  default: {
    description: 'response.problem',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;

/** 200 with JSON of this shape, or a problem. */
export function jsonAnswer<T extends ZodType>(schema: T) {
  return { 200: { description: 'response.ok', content: { 'application/json': { schema } } }, ...problems } as const;
}

/** The bytes of a file. */
export const BINARY = { type: 'string', format: 'binary' } as const;

/** 200 with a file of one of these types, or a problem. */
export function fileAnswer(...types: string[]) {
  const content = Object.fromEntries(types.map((type) => [type, { schema: BINARY }]));
  return { 200: { description: 'response.file', content }, ...problems } as const;
}

export const PROBLEMS = problems;
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const SIGNED_IN = [{ bearer: [] }];
export const KEYED = z.object({ 'Idempotency-Key': z.string().min(1).max(200) });
