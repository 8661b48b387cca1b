import type { Session } from '../../shared/api/contracts/session.ts';
import type { Area } from '../../shared/grid/grid.ts';
import type { Result } from '../../shared/result.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import type { Edit, SheetInfo } from '../host/sheet-host.ts';
import type { Finding } from '../ui/finding.ts';
import type { Book, Table } from './book.ts';
import type { DeskPorts, DeskState, Doing } from './desk-state.ts';
import type { EnableRequest } from './enable.ts';
import type { Store } from './store.ts';
import type { EditedCells } from './table-states.ts';
import type { Turns } from './turns.ts';

/** What those who work at the desk see of it; the desk itself knows them. */
export interface AtDesk {
  readonly ports: DeskPorts;
  readonly book: Book;
  readonly store: Store<DeskState>;
  readonly session: Session | null;
  readonly findingsOf: (table: Table) => readonly Finding[];
  /** Says anew what stands in the workbook. */
  show(edited?: EditedCells): void;
  /** One thing at a time. */
  run(what: Doing, work: () => Promise<Result<unknown, HostProblem>>): Promise<void>;
}

/** And what whoever follows the workbook for it sees. */
export interface AttendedDesk extends AtDesk {
  readonly state: DeskState;
  readonly turns: Turns;
  /** Nobody is to listen any more. */
  readonly isLeft: boolean;
  stopListening: (() => HostResult<void>) | undefined;
  onPressed(): void;
  follow(edit: Edit): Promise<void>;
  activate(sheet: string): Promise<void>;
  select(sheet: string, selection: Area | null): void;
  forget(sheet: string): Promise<void>;
  renamed(sheet: string, name: string): Promise<void>;
  recheck(): HostResult<readonly SheetInfo[]>;
  request(): EnableRequest;
}
