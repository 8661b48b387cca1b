import { fail, ok, type Result } from '../../../shared/result.ts';
import { type HostProblem, type HostProblemCode, hostProblem } from '../host-problem.ts';

/** What Excel calls its errors → what it means for us. The one place where an Office error is wrapped. */
const CODES: Readonly<Record<string, HostProblemCode>> = {
  InvalidOperationInCellEditMode: 'editing',
  ActivityLimitReached: 'busy',
  InvalidOrTimedOutSession: 'busy',
  WriteNotSupportedWhenModalDialogOpen: 'busy',
  RequestAborted: 'busy',
  Timeout: 'busy',
  ServiceNotAvailable: 'busy',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  ItemNotFound: 'gone',
  InvalidReference: 'gone',
  InvalidBinding: 'gone',
  AccessDenied: 'protected',
  FilteredRangeConflict: 'protected',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  UnsupportedOperation: 'unsupported',
  NotImplemented: 'unsupported',
};

/** Thrown inside a batch by ourselves; comes out as the problem it carries. */
export class Stop extends Error {
  readonly problem: HostProblem;
  constructor(problem: HostProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Long enough that a batch that only takes its time does not look like one that waits. */
const WAIT_SHOWS_AFTER_MS = 600;

export interface RunContext {
  readonly waiting: (waits: boolean) => void;
  /** All messages of the batch are one step of undo, where Excel can (ExcelApi 1.20). */
  readonly oneUndoStep?: boolean;
}

/** Runs a batch that waits while a cell is being edited. */
export async function runBatch<T>(
  { waiting, oneUndoStep }: RunContext,
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<Result<T, HostProblem>> {
  let waits = false;
  const timer = setTimeout(() => {
    waits = true;
    waiting(true);
  }, WAIT_SHOWS_AFTER_MS);
  try {
    const options = { delayForCellEdit: true, ...(oneUndoStep ? { mergeUndoGroup: true } : {}) };
    return ok(await Excel.run(options, work));
  } catch (error) {
    return fail(problemOf(error));
  } finally {
    clearTimeout(timer);
    if (waits) waiting(false);
  }
}

function problemOf(error: unknown): HostProblem {
  if (error instanceof Stop) return error.problem;
  if (error instanceof OfficeExtension.Error) {
    const where = error.debugInfo?.errorLocation ? ` (${error.debugInfo.errorLocation})` : '';
    return hostProblem(CODES[error.code] ?? 'failed', `${error.code}: ${error.message}${where}`);
  }
  return hostProblem('failed', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
