import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Area } from '../../shared/grid/grid.ts';
import type { IssueTexts } from '../../shared/i18n/describe-in.ts';
import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { HostProblem } from '../host/host-problem.ts';
import type { SheetHost } from '../host/sheet-host.ts';
import type { Shell } from '../host/shell.ts';
import type { Shelf } from '../outbox/shelf.ts';
import type { Finding } from '../ui/finding.ts';
import type { Table } from './book.ts';
import type { Answers, Counts } from './findings.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { KeptReceipt, Metadata } from './metadata.ts';

export interface DeskPorts {
  readonly host: SheetHost;
  readonly shell: Shell;
  readonly divisions: Divisions;
  readonly catalogue: readonly AnnexDefinition[];
  readonly locale: Locale;
  /** Words that end up in the workbook. */
  readonly texts: Messages;
  /** What is said of a finding. */
  readonly sentences: IssueTexts;
  readonly newId: () => string;
  /** Where answers outlive a reload. */
  readonly answers: Shelf<KeptAnswers>;
}

/** An annex of the workbook with everything the pane says of it. */
export interface TableState {
  readonly table: Table;
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly safe: readonly Finding[];
  readonly enabled: boolean;
  readonly receipt: KeptReceipt | undefined;
}

export type Doing = 'enable' | 'disable' | 'check' | 'fix' | 'submit' | 'pull';

export interface DeskState {
  readonly phase: 'opening' | 'ready' | 'failed';
  readonly problem: HostProblem | null;
  readonly activeSheet: { readonly id: string; readonly name: string } | null;
  readonly selection: Area | null;
  readonly tables: readonly TableState[];
  readonly answers: Answers;
  /** Calls wait until the officer leaves the cell they are editing. */
  readonly waiting: boolean;
  readonly doing: Doing | null;
  /** 0 to 1, where that is known. */
  readonly share: number | null;
  readonly kept: Metadata;
  /** What was done last, to be said aloud. */
  readonly done: {
    readonly what: 'enabled' | 'disabled' | 'checked' | 'fixed' | 'restored';
    readonly count: number;
  } | null;
}
