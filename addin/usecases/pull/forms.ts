import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import type { FieldValue } from '../../../shared/record/record.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostResult } from '../../host/host-problem.ts';
import type { Block, SheetInfo } from '../../host/sheet-host.ts';
import type { Book } from '../book.ts';
import type { Pull } from '../metadata.ts';
import { readSheets } from '../read-book.ts';
import { pairRows } from './align.ts';
import { blockIn, findBlock } from './block.ts';
import { fetchMerge } from './fetch-merge.ts';
import { fillBlock } from './fill-block.ts';
import { Journal } from './journal.ts';
import { cellOf, recordKey } from './merged-rows.ts';
import { type Pulled, pullOf } from './pull-of.ts';
import { fromApi, fromHost, keptIfCancelled, type PullResult } from './pull-problem.ts';
import type { PullRequest } from './request.ts';
import { behind, sourceRuns, sourcesOf } from './sources.ts';
import { standingCells } from './standing-cells.ts';
import { undone } from './undone.ts';

type Sheet = Pick<SheetInfo, 'id' | 'name'>;

const TOP = { top: 1, left: 1, bottom: 1, right: 1 };

/** Several forms come as a register with a sheet for each, a single one as the form itself. */
export async function newForms(request: PullRequest, sheets: readonly Sheet[], merged: Merged): PullResult<Pulled> {
  const { host, book, annex } = request;
  const read = await takeIn(request, sheets);
  if (!read.ok) return fromHost(read.error);
  const [first] = sheets;
  if (!first) return fail({ kind: 'gone' });
  const forms = formsAmong(book, annex.id, sheets);
  const beside = sheets.map(({ id }) => id).filter((id) => id !== first.id && !forms.includes(id));
  const shown = await host.select(first.id, TOP);
  if (!shown.ok) return fromHost(shown.error);
  const pull = pullOfForms(request, first.id, merged);
  const own = forms.length === merged.records.length ? { forms } : {};
  return pull ? ok({ pull: { ...pull, ...own, beside }, merged, moved: 0 }) : fail({ kind: 'gone' });
}

/** Brings register and forms up to date: each form where it stands, new ones behind. No sheet is taken out. */
export async function refreshForms(request: PullRequest, before: Pull): PullResult<Pulled> {
  const { host, book, annex, onStage, signal } = request;
  const fetched = await fetchMerge(request);
  if (!fetched.ok) return keptIfCancelled(fetched.error);
  const { merged } = fetched.value;
  const forms = before.forms ?? [];
  const pulled = before.rows.reduce((sum, [count]) => sum + count, 0);
  onStage('writing');
  const read = await takeIn(
    request,
    [before.sheet, ...forms].filter(Boolean).map((id) => named(book, id)),
  );
  if (!read.ok) return fromHost(read.error);
  const block = blockIn(book, before.sheet, annex);
  if (!block && merged.records.length > 1) return fail({ kind: 'grown' });
  if (block && block.rows.length !== pulled) return fail({ kind: 'changed' });
  const rows = block?.rows ?? [{ row: 0, key: '' }];
  const standing = rows.map(({ key }, at) => ({ unit: behind(before, at)[0]?.unit ?? '', key }));
  const now = merged.records.map((record) => {
    return { unit: sourcesOf(record)[0]?.unit ?? '', key: recordKey(annex, record.values) };
  });
  const pairs = block ? pairRows(standing, now) : [0];
  const kept = pairs.map((old) => (old === null ? '' : (forms[old] ?? '')));
  const journal = new Journal(host);
  const added = forms.length > 0 && kept.includes('') ? await addForms(request, journal, merged, kept) : ok(kept);
  if (!added.ok) return keptIfCancelled(added.error);
  const cells = merged.records.flatMap(({ values }, at) => formCells(request, kept[at], values));
  const old = cells.map(({ stood }) => stood);
  const written = await journal.write(
    cells.map(({ block: each }) => each),
    old,
    { signal },
  );
  if (!written.ok) return fail(await undone(request, journal, block, written.error));
  const units = new Map(rows.map(({ row }, at) => [row, standing[at]?.unit ?? '']));
  // The register goes last: what it takes out can't be put back.
  const filled = block ? await fillBlock(request, block, merged, units, journal) : ok(0);
  if (!filled.ok) return filled;
  if (block) await findBlock(host, book, named(book, before.sheet), annex);
  const pull = pullOfForms(request, before.sheet, merged);
  if (!pull) return fail({ kind: 'gone' });
  const left = forms.filter((id) => id !== '' && !added.value.includes(id)).length;
  const own = forms.length > 0 ? { forms: [...added.value] } : {};
  return ok({ pull: { ...pull, ...own, beside: before.beside }, merged, moved: filled.value, left });
}

function named(book: Book, id: string): Sheet {
  return { id, name: book.sheets.get(id)?.name ?? '' };
}

function takeIn({ host, book }: PullRequest, sheets: readonly Sheet[]): HostResult<void> {
  return readSheets(
    host,
    book,
    sheets.map(({ id, name }) => ({ id, name, visibility: 'visible', active: false })),
  );
}

/** The sheets that hold one form each, in their order. */
function formsAmong(book: Book, annex: string, sheets: readonly Sheet[]): string[] {
  return sheets.flatMap(({ id }) => {
    const table = book.tablesOf(id).find((each) => each.annex.id === annex);
    return table && !blockIn(book, id, table.annex) ? [id] : [];
  });
}

function pullOfForms(request: PullRequest, sheet: string, merged: Merged): Pull | undefined {
  const { book, annex, now } = request;
  const block = blockIn(book, sheet, annex);
  if (block) return pullOf(request, sheet, block, merged);
  if (merged.records.length !== 1) return undefined;
  const { notice, unit, unitName, coverage } = merged;
  const { counted, expected } = coverage;
  const what = { sheet, notice, annex: annex.id, unit, unitName, at: now().toISOString(), counted, expected };
  return { ...what, top: 1, left: 1, right: 1, ...sourceRuns(merged.records), forms: [sheet], beside: [] };
}

interface FormCell {
  readonly block: Block;
  readonly stood: Block;
}

/** The cells of one form that say something else by now, with what they said. */
function formCells(
  { book, annex }: PullRequest,
  sheet: string | undefined,
  values: Merged['records'][number]['values'],
): FormCell[] {
  const grid = sheet ? book.sheets.get(sheet)?.live.grid : undefined;
  const table = sheet ? book.tablesOf(sheet).find((each) => each.annex.id === annex.id) : undefined;
  if (!sheet || !grid || !table) return [];
  return table.inspection.columns.flatMap(({ field, cell }): FormCell[] => {
    const at = parseA1(cell);
    const wanted = cellOf(annex, field, values[field] as FieldValue | undefined) ?? '';
    // What nobody filled in stays as it is printed: the choices of a blank form are no answer.
    const same = at && (valueAt(grid, at.row, at.column) ?? '') === wanted;
    if (!at || same || (wanted === '' && table.inspection.records[0]?.values[field] === undefined)) return [];
    const place = { sheet, top: at.row, left: at.column };
    return [
      {
        block: { ...place, rows: [[wanted]] },
        stood: { ...place, rows: [standingCells(grid, at.row, at.column, [wanted])] },
      },
    ];
  });
}

/** Sheets for the forms that have none yet, out of the workbook as the Worker renders it now. */
async function addForms(
  request: PullRequest,
  journal: Journal,
  merged: Merged,
  kept: readonly string[],
): PullResult<readonly string[]> {
  const { host, api, book, annex, unit, signal } = request;
  if (!host.capabilities.insertSheets) return ok(kept);
  const file = await api.mergedFile(annex.notice, annex.id, 'xlsx', { unit });
  if (signal.aborted) return fail({ kind: 'cancelled' });
  if (!file.ok) return fromApi(file.error);
  const inserted = await host.insertSheets(file.value);
  if (!inserted.ok) return fromHost(inserted.error);
  const read = await takeIn(request, inserted.value);
  if (!read.ok) return fromHost(read.error);
  const fresh = formsAmong(book, annex.id, inserted.value);
  // Somebody may have reported between the two requests: then the register alone tells of the new ones.
  const fits = fresh.length === merged.records.length;
  const wanted = kept.map((id, at) => (id === '' && fits ? (fresh[at] ?? '') : id));
  for (const { id } of inserted.value) if (!wanted.includes(id)) await host.removeSheet(id);
  journal.added(inserted.value.map(({ id }) => id).filter((id) => wanted.includes(id)));
  return ok(wanted);
}
