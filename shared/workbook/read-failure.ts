import type { Params } from '../issue/issue.ts';
import type { WorkbookProblem } from './workbook.ts';

/**
 * Ends a reading from deep inside a scan. Thrown and caught within this folder only: readWorkbook gives it as a
 * Result.
 */
export class ReadFailure extends Error {
  readonly problem: WorkbookProblem;

  constructor(code: WorkbookProblem['code'], params: Params = {}) {
    super(code);
    this.problem = { code, params };
  }
}

/** `12 MB` */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / (1 << 20))} MB`;
}
