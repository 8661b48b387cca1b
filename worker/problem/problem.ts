import type { Comparison } from '../../shared/api/contracts/comparison.ts';
import type { Issue, Params } from '../../shared/issue/issue.ts';
import type { WorkbookProblem } from '../../shared/workbook/workbook.ts';
import { ADMIN_STATUS } from './admin-problems.ts';

/** Every code the API answers with, and its status. The texts are in shared/i18n under `problem.<code>`. */
export const STATUS_OF = {
  'request.notJson': 400,
  'request.invalid': 400,
  'request.unreadableText': 400,
  'request.mediaType': 415,
  'request.tooLarge': 413,
  'route.unknown': 404,
  'auth.required': 401,
  'auth.tokenUnknown': 401,
  'session.codeUnknown': 401,
  'access.role': 403,
  'access.unit': 403,
  'unit.unknown': 404,
  'notice.unknown': 404,
  'notice.locked': 409,
  'annex.unknown': 404,
  'submission.unknown': 404,
  'receipt.unknown': 404,
  'review.role': 403,
  'review.unit': 403,
  'review.reasonMissing': 422,
  'review.reasonPlace': 422,
  'forward.nothingBelow': 422,
  'forward.ownIssues': 422,
  'compare.unrelated': 422,
  'lineage.unknown': 404,
  'submission.superseded': 409,
  'submission.decided': 409,
  'scope.notAssigned': 403,
  'idempotency.missing': 400,
  'idempotency.malformed': 400,
  'idempotency.mismatch': 409,
  'submission.stale': 409,
  'submission.hasIssues': 422,
  'submission.recordTooLarge': 422,
  'submission.tooManyRecords': 422,
  'workbook.noSuchAnnex': 422,
  'workbook.empty': 422,
  'workbook.notWorkbook': 422,
  'workbook.word': 422,
  'workbook.wps': 422,
  'workbook.picture': 422,
  'workbook.encrypted': 422,
  'workbook.corrupt': 422,
  'workbook.tooLarge': 422,
  'workbook.tooManyCells': 422,
  'workbook.tooManySheets': 422,
  'merge.tooLargeForServer': 422,
  ...ADMIN_STATUS,
  'rate.limited': 429,
  'server.unexpected': 500,
  'server.databaseUnavailable': 503,
  'server.receiptKeyMissing': 503,
} as const satisfies Record<WorkbookProblem['code'], 422> & Record<string, number>;

export type ProblemCode = keyof typeof STATUS_OF;

/** An expected failure of a request. */
export interface Problem {
  readonly code: ProblemCode;
  readonly params: Params;
  readonly issues?: readonly Issue[];
  /** Id of the annex the issues are about. */
  readonly annex?: string;
  /** What came in since the version that was built on. */
  readonly comparison?: Comparison;
}

/** `problem('submission.stale', { current: 3, base: 2 })` */
export function problem(code: ProblemCode, params: Params = {}): Problem {
  return { code, params };
}

/** A problem thrown where no Result reaches: by middleware, and by parsing of bodies. Caught in one place. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(of: Problem) {
    super(of.code);
    this.problem = of;
  }
}
