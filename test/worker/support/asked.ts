import type { ZodType } from 'zod';

export const FILE = 'file' as const;

/** An operation asked once, and what it must answer. */
export interface Asked {
  readonly ask: () => Promise<Response>;
  readonly status?: number;
  readonly answers: ZodType | typeof FILE;
  /** More than so many bytes, of a file. */
  readonly bytes?: number;
}
