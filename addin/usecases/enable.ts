import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import { ok } from '../../shared/result.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import type { SheetHost } from '../host/sheet-host.ts';
import type { Shell } from '../host/shell.ts';
import type { Book } from './book.ts';
import { movedTo } from './guard-places.ts';
import { guardPlan } from './guard-plan.ts';
import { guardTexts } from './guard-texts.ts';
import { type Metadata, metadataText } from './metadata.ts';

export interface EnableRequest {
  readonly host: SheetHost;
  readonly shell: Shell;
  readonly book: Book;
  readonly kept: Metadata;
  readonly locale: Locale;
  readonly texts: Messages;
}

export interface Enabled {
  readonly kept: Metadata;
  readonly sheets: number;
  /** Guards left out because the file has a validation of its own there. */
  readonly skipped: number;
  /** Why a sheet is not among them: it is protected, say. The others are guarded all the same. */
  readonly problem?: HostProblem;
}

/** Makes every annex of the workbook smart in place. Doing it again changes nothing; without an annex nothing is done. */
export async function enable({ host, shell, book, kept, locale, texts }: EnableRequest): HostResult<Enabled> {
  const annexed = [...new Set(book.tables.map(({ sheet }) => sheet))];
  const installed = new Map(kept.installed.map((each) => [each.sheet, each]));
  let [sheets, skipped] = [0, 0];
  let problem: HostProblem | undefined;
  for (const id of annexed) {
    const sheet = book.sheets.get(id);
    const plan = sheet && guardPlan({ sheet: id, grid: sheet.live.grid, context: book.context, locale, texts });
    if (!sheet || !plan) continue;
    const elsewhere = [...installed.values()].filter(({ sheet: other }) => other !== id);
    const done = await host.install({ ...plan, elsewhere }, installed.get(id));
    if (!done.ok) {
      problem ??= done.error;
      continue;
    }
    sheets += 1;
    const isNew = !installed.has(id);
    installed.set(id, done.value);
    skipped += done.value.skipped.length;
    const standing = new Set(done.value.guards.map(({ key }) => key));
    sheet.guards = plan.guards.filter(({ key }) => standing.has(key));
    if (!isNew) await findGuards(host, book, id, kept);
  }
  const next = { ...kept, installed: [...installed.values()] };
  if (metadataText(next) !== metadataText(kept)) {
    const written = await host.setMetadata(metadataText(next));
    if (!written.ok) return written;
  }
  if (sheets > 0) await shell.openWithWorkbook(true);
  return ok({ kept: next, sheets, skipped, ...(problem ? { problem } : {}) });
}

/** Where the guards of a sheet stand now: rows may have been put in since they were installed. */
async function findGuards(host: SheetHost, book: Book, id: string, kept: Metadata): HostResult<void> {
  const sheet = book.sheets.get(id);
  const installed = kept.installed.find((each) => each.sheet === id);
  if (!sheet || !installed) return ok(undefined);
  const places = await host.guardedAreas(installed);
  if (!places.ok) return places;
  sheet.guards = movedTo(sheet.guards, places.value);
  return ok(undefined);
}

/** Knows again what an earlier time installed, when a workbook is opened or the pane is loaded anew. */
export async function recallGuards(request: Omit<EnableRequest, 'shell'>): HostResult<void> {
  const { host, book, kept, locale, texts } = request;
  for (const { sheet: id, guards } of kept.installed) {
    const sheet = book.sheets.get(id);
    const plan = sheet && guardPlan({ sheet: id, grid: sheet.live.grid, context: book.context, locale, texts });
    if (!sheet || !plan) continue;
    const keys = new Set(guards.map(({ key }) => key));
    sheet.guards = plan.guards.filter(({ key }) => keys.has(key));
    const found = await findGuards(host, book, id, kept);
    if (!found.ok) return found;
  }
  return ok(undefined);
}

/** Takes everything of ours out of the workbook again and leaves it as it was. */
export async function disable(request: Omit<EnableRequest, 'texts'>): HostResult<Metadata> {
  const { host, shell, book, kept, locale } = request;
  const { catalogue } = book.context;
  for (const [at, installed] of kept.installed.entries()) {
    // Cells that were copied or moved took rules along: they are looked for once, at the end.
    const isLast = at === kept.installed.length - 1;
    const gone = await host.uninstall(isLast ? { ...installed, says: guardTexts(catalogue, locale) } : installed);
    if (!gone.ok) return gone;
    const sheet = book.sheets.get(installed.sheet);
    if (sheet) sheet.guards = [];
  }
  // A copied sheet brought its marks along.
  const marked = kept.marked?.length ? [...kept.marked, ...book.tables].map(({ sheet }) => sheet) : [];
  for (const sheet of new Set(marked)) if (book.sheets.has(sheet)) await host.unmark(sheet);
  // Receipts go too: the Worker keeps them, and a workbook passed on must hold nothing of ours.
  const next: Metadata = { ...kept, installed: [], receipts: [], marked: undefined };
  const written = await host.setMetadata(metadataText(next));
  if (!written.ok) return written;
  await shell.openWithWorkbook(false);
  return ok(next);
}
