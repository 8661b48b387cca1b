import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Grid } from '../../../shared/grid/grid.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import type { ReportingUnit } from '../../../shared/inspect/inspection.ts';
import { contentHash } from '../../../shared/submission/content-hash.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { type Placed, placesOf, type ReasonPlace } from '../../usecases/returned.ts';
import { columnsOf } from '../../usecases/sheet-at-hand.ts';
import { Checker } from './checker.ts';
import { type KeptCells, keptCells, withKept } from './kept-columns.ts';
import type { Content, Opened, OpenOrder, OrderName, Orders, SheetFindings, Stage } from './protocol.ts';
import { savedFile } from './save.ts';
import { findingsOf, problemText, viewOfInspection } from './views.ts';

type OnStage = (stage: Stage, done: number, of: number) => void;

/** What the reading thread keeps of the open workbook. */
interface Held {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly opened: Opened;
  readonly checker: Checker;
  readonly kept: KeptCells;
  locale: Locale;
}

export interface Desk {
  carryOut(name: OrderName, ask: unknown, onStage: OnStage): unknown;
}

/** The reading thread without its thread: opens a workbook, follows its edits, gives its content and its file. */
export function createDesk(): Desk {
  let held: Held | null = null;
  const holding = (): Held => {
    if (!held) throw new Error('no workbook is open');
    return held;
  };
  const orders: {
    [N in OrderName]: (ask: Orders[N]['ask'], onStage: OnStage) => Orders[N]['answer'] | Promise<Orders[N]['answer']>;
  } = {
    open: (ask, onStage) => {
      const answer = openWorkbook(ask, onStage);
      if (!answer.ok) return answer;
      held = answer.value;
      return { ok: true, value: held.opened };
    },
    edit: ({ edits }) => {
      const { checker, locale } = holding();
      return describe(checker, checker.edit(edits), locale);
    },
    describe: ({ locale }) => {
      const now = holding();
      now.locale = locale;
      return describe(
        now.checker,
        now.checker.inspections.map((_, i) => i),
        locale,
      );
    },
    content: ({ sheets, notice, unit }) => contentOf(holding(), sheets, notice, unit),
    places: ({ of, sheets }) => reasonPlaces(holding().checker, of, sheets),
    join: async (ask) => (await import('./join.ts')).joined(ask),
    renderMerged: async (ask) => (await import('../../usecases/pull/render-merged.ts')).renderMerged(ask),
    save: ({ edits }) => {
      const { name, bytes, opened, checker, locale } = holding();
      return savedFile({ name, bytes, format: opened.format, edits, checker, locale });
    },
  };
  return {
    carryOut: (name, ask, onStage) => (orders[name] as (ask: unknown, onStage: OnStage) => unknown)(ask, onStage),
  };
}

function describe(checker: Checker, indexes: readonly number[], locale: Locale): SheetFindings[] {
  return indexes.flatMap((index) => {
    const inspection = checker.inspections[index];
    return inspection ? [findingsOf(inspection, index, locale)] : [];
  });
}

type OpenAnswer = { ok: true; value: Held } | Extract<Orders['open']['answer'], { ok: false }>;

function openWorkbook({ name, bytes, unit, locale, kept }: OpenOrder, onStage: OnStage): OpenAnswer {
  onStage('reading', 0, 1);
  const read = readWorkbook(bytes);
  if (!read.ok) return { ok: false, code: read.error.code, message: problemText(read.error, locale) };
  const { format, grids } = read.value;
  onStage('recognising', 0, 1);
  const checker = checkerOf(grids, unit, onStage);
  const sheets = checker.inspections.map((inspection, index) => {
    const source = checker.sources[index] ?? 0;
    const grid = grids[source] as Grid;
    return { ...viewOfInspection(inspection, grid, source), ...findingsOf(inspection, index, locale) };
  });
  const cells: KeptCells = kept ? keptCells(kept, checker.inspections) : new Map();
  return { ok: true, value: { name, bytes, checker, locale, kept: cells, opened: { format, sheets } } };
}

function checkerOf(grids: readonly Grid[], unit: ReportingUnit, onStage: OnStage): Checker {
  onStage('checking', 0, grids.length);
  return new Checker(grids, unit);
}

function contentOf({ checker, kept }: Held, sheets: readonly number[], notice: string, unit: string): Content {
  const inspections = sheets.flatMap((index) => checker.inspections[index] ?? []);
  const [first] = inspections;
  const records = sheets.flatMap((index) => {
    const inspection = checker.inspections[index];
    return inspection ? withKept(index, inspection, kept) : [];
  });
  // As the Worker reads a workbook: of several sheets the first one's header counts.
  const header = Object.assign(
    {},
    ...inspections.map((inspection) => inspection.header).reverse(),
  ) as Content['header'];
  const offsets: Record<number, number> = {};
  let offset = 0;
  for (const index of sheets) {
    offsets[index] = offset;
    offset += checker.inspections[index]?.records.length ?? 0;
  }
  const hash = contentHash({ notice, annex: first?.annex ?? '', unit, header, records });
  const columns = columnsOf(annexById(first?.annex ?? '')?.layout ?? 'form', inspections);
  return { header, records: records as readonly unknown[] as Content['records'], columns, offsets, hash };
}

function reasonPlaces(checker: Checker, of: Placed, sheets: readonly number[]): ReadonlyMap<string, ReasonPlace> {
  const annex = annexById(of.submission.annex);
  const inspections = sheets.flatMap((index) => checker.inspections[index] ?? []);
  const places = annex ? placesOf(annex, of, inspections) : [];
  return new Map([...places].map(([key, { sheet, cell }]) => [key, { sheet: sheets[sheet] ?? 0, cell }]));
}
