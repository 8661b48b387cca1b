import type { Session } from '../../shared/api/contracts/session.ts';
import type { Result } from '../../shared/result.ts';
import type { HostProblem } from '../host/host-problem.ts';
import type { Finding } from '../ui/finding.ts';
import type { Book, Table } from './book.ts';
import type { DeskPorts, DeskState, Doing } from './desk-state.ts';
import type { Store } from './store.ts';
import type { EditedCells } from './table-states.ts';

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
