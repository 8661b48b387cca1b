import { areaName } from '../../../shared/grid/address.ts';
import type { BatchBody, BatchResult } from '../batch/execute.ts';
import { beforeStep, pushStep, type Session } from '../batch/session.ts';
import { EVENTS } from '../objects/events.ts';
import type { Snapshot } from '../workbook/undo.ts';

/** Bits of a request's flags, as the shipped runtime sets them. */
const FLAGS = { writes: 1, undoable: 16, delayForCellEdit: 64 } as const;
/** Error numbers of the office.js channel. */
const TOO_LARGE = { request: 5_103, response: 5_104 } as const;
const IDLE = new Set(['_RemoveReference', '_RemoveAllReferences']);

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

interface Answer {
  readonly Version: 1;
  readonly Error: number;
  readonly Data?: readonly unknown[];
}

const answered = (result: BatchResult): Answer => ({ Version: 1, Error: 0, Data: [200, [], JSON.stringify(result)] });
const refused = (error: number): Answer => ({ Version: 1, Error: error });

/**
 * What stands between the wire and the workbook: sizes, cell editing, counters, undo. `'wait'` while a cell is being
 * edited and the add-in said that it can wait.
 */
export function answerBatch(
  session: Session,
  editing: boolean,
  message: readonly unknown[],
  run: (body: BatchBody) => BatchResult,
): Answer | 'wait' {
  const text = String(message[4]);
  const flags = Number(message[6]);
  const body = JSON.parse(text) as BatchBody;
  if (editing) {
    if (flags & FLAGS.delayForCellEdit) return 'wait';
    return answered(inCellEdit(session));
  }
  const size = bytesOf(text);
  const { counters, limits } = session;
  count(session, body, size);
  if (size > limits.messageBytes) {
    counters.failed.push(`RequestPayloadSizeLimitExceeded: ${size} bytes`);
    return refused(TOO_LARGE.request);
  }
  const writes = flags & FLAGS.writes && isOfWorkbook(body);
  const before = writes ? beforeStep(session) : undefined;
  const result = run(body);
  if (writes) noteWrite(session, flags, body, before);
  const answer = JSON.stringify(result);
  const length = bytesOf(answer);
  counters.responseBytes += length;
  counters.largestMessage = Math.max(counters.largestMessage, length);
  if (length > limits.messageBytes) {
    counters.failed.push(`ResponsePayloadSizeLimitExceeded: ${length} bytes`);
    return refused(TOO_LARGE.response);
  }
  return { Version: 1, Error: 0, Data: [200, [], answer] };
}

/** Speaks of the workbook, and not only of the ribbon or the runtime. */
function isOfWorkbook(body: BatchBody): boolean {
  return Object.values(body.ObjectPaths).some(({ ObjectPathType }) => ObjectPathType === 1 || ObjectPathType === 6);
}

function count(session: Session, body: BatchBody, size: number): void {
  const { counters } = session;
  const idle = body.Actions.every((action) => action.ActionType === 1 || IDLE.has(action.Name));
  if (!isOfWorkbook(body)) counters.services += 1;
  else if (idle) counters.cleanUps += 1;
  else counters.roundTrips += 1;
  counters.requestBytes += size;
  counters.largestMessage = Math.max(counters.largestMessage, size);
}

const REVERSE = {
  RangeEdited: 'RangeEdited',
  RowInserted: 'RowDeleted',
  RowDeleted: 'RowInserted',
  ColumnInserted: 'ColumnDeleted',
  ColumnDeleted: 'ColumnInserted',
} as const;

/** Where undo is declared for a call, it becomes one step of the officer's; anything else throws the stack away. */
function noteWrite(session: Session, flags: number, body: BatchBody, before: Snapshot | undefined): void {
  const names = [...body.Actions.map((each) => each.Name), ...Object.values(body.ObjectPaths).map((each) => each.Name)];
  const what = [...new Set(names.filter(Boolean))].join(', ');
  if (flags & FLAGS.undoable) {
    session.counters.undoRecords += 1;
    const told = session.changes.map(({ sheet, area, changeType }) => ({
      ...{ sheet, changeType: REVERSE[changeType] },
      address: areaName(area),
    }));
    pushStep(session, what, before, told);
  } else {
    session.counters.undoClears.push(what);
    session.undo.length = 0;
  }
}

function inCellEdit(session: Session): BatchResult {
  session.counters.failed.push('InvalidOperationInCellEditMode');
  const failure = {
    Code: 'InvalidOperationInCellEditMode',
    Message: 'Excel is in cell-editing mode. Please exit the edit mode and try again.',
    Location: '',
    ActionIndex: 0,
    HttpStatusCode: 400,
  };
  return { Results: [], Error: failure };
}

/** After a batch: the change events of what it wrote, marked as this add-in's own. */
export function settle(session: Session): void {
  for (const { sheet, area, changeType, ...details } of session.changes.splice(0)) {
    const message = {
      address: areaName(area),
      changeType,
      source: 'Local',
      triggerSource: 'ThisLocalAddin',
      worksheetId: sheet,
      ...details,
    };
    session.raise(EVENTS.worksheetChanged, sheet, message);
    session.raise(EVENTS.worksheetChanged, 'Workbook', message);
  }
}
