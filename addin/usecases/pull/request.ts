import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Merged } from '../../../shared/api/contracts/merged.ts';
import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import type { UnitClient } from '../../../shared/api/unit-client.ts';
import type { Locale, Messages } from '../../../shared/i18n/i18n.ts';
import type { SheetHost } from '../../host/sheet-host.ts';
import type { Book } from '../book.ts';

export type Stage = 'fetching' | 'writing' | 'charting';

/** A merged annex as the Worker gives it, with how far the units have come. */
export interface Fetched {
  readonly merged: Merged;
  readonly progress: AnnexProgress;
}

export interface PullWorld {
  readonly host: SheetHost;
  readonly book: Book;
  readonly api: UnitClient;
  readonly locale: Locale;
  readonly texts: Messages;
  readonly now: () => Date;
  readonly onStage: (stage: Stage, share?: number) => void;
  readonly signal: AbortSignal;
  /** Renders a merge that is too large for the Worker: a chunk that is fetched only then. */
  readonly render: (fetched: Fetched) => Promise<Uint8Array>;
}

export interface PullRequest extends PullWorld {
  readonly annex: AnnexDefinition;
  readonly unit: string;
  /** What the sheet of a new pull is to be called. */
  readonly name: string;
}
