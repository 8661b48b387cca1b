import type { Area } from '../../shared/grid/grid.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import type { Book, Table } from './book.ts';
import type { DeskState, TableState } from './desk-state.ts';
import { type Answers, answersAfter, countsOf, safeFindings } from './findings.ts';
import { type Metadata, receiptOf } from './metadata.ts';

export interface EditedCells {
  readonly sheet: string;
  readonly cells: readonly { readonly row: number; readonly column: number }[];
  /** Other cells stand there by now, or the same ones in another order. */
  readonly areas?: readonly Area[];
}

export interface StatesRequest {
  readonly book: Book;
  readonly findingsOf: (table: Table) => readonly Finding[];
  readonly kept: Metadata;
  readonly answers: Answers;
  readonly unit: string;
  /** Answers about these cells no longer hold. */
  readonly edited: EditedCells | undefined;
  /** What was said the last time. */
  readonly before: readonly TableState[];
}

const NONE: ReadonlyMap<string, Answer> = new Map();

/** Everything the pane says of the annexes of a workbook, and the answers that still hold. */
export function tableStates(request: StatesRequest): Pick<DeskState, 'tables' | 'answers'> {
  const { book, findingsOf, kept, unit, edited } = request;
  const enabled = new Set(kept.installed.map(({ sheet }) => sheet));
  let { answers } = request;
  const tables = book.tables.map((table): TableState => {
    const findings = findingsOf(table);
    const before = answers.get(table.key) ?? NONE;
    const known = request.before.find((each) => each.table.key === table.key)?.findings ?? [];
    const own = answersAfter(before, { known, findings, edited: edited?.sheet === table.sheet ? edited : undefined });
    if (own !== before) answers = new Map(answers).set(table.key, own);
    return {
      table,
      findings,
      counts: countsOf(table, findings, own),
      safe: safeFindings(findings),
      enabled: enabled.has(table.sheet),
      receipt: receiptOf(kept, unit, table.annex.id),
    };
  });
  return { tables, answers };
}

/** The annex before the officer; of several on one sheet the one that the selection stands in. */
export function activeTable({ activeSheet, selection, tables }: DeskState): TableState | undefined {
  const here = tables.filter(({ table }) => table.sheet === activeSheet?.id);
  if (here.length < 2 || !selection) return here[0];
  const rowOf = (each: TableState) => Math.min(...each.table.inspection.columns.map(({ cell }) => rowIn(cell)));
  return here.findLast((each) => rowOf(each) <= selection.top + 3) ?? here[0];
}

function rowIn(cell: string): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}
