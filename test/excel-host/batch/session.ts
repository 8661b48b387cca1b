import type { Area } from '../../../shared/grid/grid.ts';
import type { ApiTable } from '../table/api-table.ts';
import type { Book } from '../workbook/book.ts';
import { type Snapshot, snapshot, type Told, type UndoStep } from '../workbook/undo.ts';
import type { HostObject, Json } from './host-object.ts';

/** What tests may ask about a conversation between add-in and host. */
export interface Counters {
  /** Requests that did something; the runtime's own clean-up of references is counted apart. */
  roundTrips: number;
  cleanUps: number;
  /** Requests about the ribbon or the add-in itself, not the workbook. */
  services: number;
  requestBytes: number;
  responseBytes: number;
  /** The largest single message, either way. */
  largestMessage: number;
  /** Undo records that scripts added. */
  undoRecords: number;
  /** What threw the officer's undo stack away: the calls, in order. */
  undoClears: string[];
  failed: string[];
}

export interface Limits {
  /** Per request and per response. Excel on the web: 5 MB. */
  readonly messageBytes: number;
}

/** One add-in talking to one workbook. */
export interface Session {
  readonly book: Book;
  readonly table: ApiTable;
  /** Requirement sets declared to the add-in: lower-case name → version. */
  readonly sets: ReadonlyMap<string, string>;
  readonly limits: Limits;
  readonly counters: Counters;
  /** The officer's undo stack: what could be taken back, newest last. */
  readonly undo: UndoStep[];
  /** Steps can be taken back: costs a copy of the workbook each. */
  readonly keepsHistory: boolean;
  readonly references: Map<string, HostObject>;
  /** `event type|target id` of what the add-in listens to. */
  readonly listening: Set<string>;
  /** What the running batch changed; told to the add-in when the batch has ended. */
  changes: Change[];
  raise: (type: number, targetId: string, message: { readonly [key: string]: Json | undefined }) => void;
  /** A script selected cells: whatever shape was selected no longer is. */
  onSelect: () => void;
  nextReference: number;
  /** What the add-in made of its ribbon: control and tab ids. */
  readonly ribbon: { readonly enabled: Record<string, boolean>; readonly visible: Record<string, boolean> };
  /** The add-in's own runtime: whether its pane is shown, and whether it starts with the workbook. */
  readonly runtime: { state: string; start: string };
}

export interface Change {
  readonly sheet: string;
  readonly area: Area;
  readonly changeType: 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted';
  readonly valueBefore?: Json;
  readonly valueAfter?: Json;
}

export function newCounters(): Counters {
  return {
    roundTrips: 0,
    cleanUps: 0,
    services: 0,
    requestBytes: 0,
    responseBytes: 0,
    largestMessage: 0,
    undoRecords: 0,
    undoClears: [],
    failed: [],
  };
}

/** Whether a requirement set was declared at this version or above. */
export function declares(sets: ReadonlyMap<string, string>, set: string, version: string): boolean {
  const declared = sets.get(set.toLowerCase());
  if (declared === undefined) return false;
  const [major = 0, minor = 0] = declared.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The workbook before a step, where it keeps a history. */
export function beforeStep({ book, keepsHistory }: Session): Snapshot | undefined {
  return keepsHistory ? snapshot(book) : undefined;
}

/** A step that the officer can take back. */
export function pushStep({ undo }: Session, what: string, before: Snapshot | undefined, told: readonly Told[]): void {
  undo.push({ what, told, ...(before ? { before } : {}) });
}
