import { a1 } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import type { Book } from '../book.ts';
import type { Pull } from '../metadata.ts';
import { blockIn } from './block.ts';
import { behind, type Source } from './sources.ts';

/** What stands behind selected rows of a merged block. */
export interface Lineage {
  readonly pull: Pull;
  readonly from: number;
  readonly to: number;
  readonly sources: readonly Source[];
  /** Of a single row: its place in the block. */
  readonly index: number | null;
  /** The column's field, where it is one of the annex. */
  readonly field: string | null;
}

/** Which units, versions and receipts the selected cells come from; undefined outside a merged block. */
export function lineageOf(
  book: Book,
  pulls: readonly Pull[],
  sheet: string,
  selection: Area | null,
): Lineage | undefined {
  const form = formLineage(book, pulls, sheet, selection);
  if (form) return form;
  const pull = pulls.find((each) => each.sheet === sheet);
  if (!pull || !selection || selection.right < pull.left || selection.left > pull.right) return undefined;
  const annex = book.context.catalogue.find(({ id }) => id === pull.annex);
  const block = annex && blockIn(book, sheet, annex);
  const sources = new Map<string, Source>();
  let from = 0;
  let to = 0;
  let first = 0;
  block?.rows.forEach(({ row }, index) => {
    if (row < selection.top || row > selection.bottom) return;
    if (from === 0) first = index;
    from ||= row;
    to = row;
    for (const source of behind(pull, index)) sources.set(`${source.unit}/${source.version}`, source);
  });
  if (from === 0 || !block) return undefined;
  const field = [...block.columns].find(([, column]) => column === selection.left)?.[0] ?? null;
  return { pull, from, to, sources: [...sources.values()], index: from === to ? first : null, field };
}

/** A sheet that holds one form: all of it comes from one submission. */
function formLineage(book: Book, pulls: readonly Pull[], sheet: string, selection: Area | null): Lineage | undefined {
  const pull = pulls.find((each) => each.forms?.includes(sheet));
  const index = pull?.forms?.indexOf(sheet);
  if (!pull || index === undefined) return undefined;
  const table = book.tablesOf(sheet).find(({ annex }) => annex.id === pull.annex);
  const at = selection && a1(selection.top, selection.left);
  const field = table?.inspection.columns.find(({ cell }) => cell === at)?.field ?? null;
  return { pull, from: 0, to: 0, sources: behind(pull, index), index, field };
}

/** The pull that a sheet belongs to. */
export function pullOn(pulls: readonly Pull[], sheet: string | undefined): Pull | undefined {
  return pulls.find((each) => each.sheet === sheet || (sheet !== undefined && each.forms?.includes(sheet)));
}
