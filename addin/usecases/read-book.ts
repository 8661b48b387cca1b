import { ok, type Result } from '../../shared/result.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import type { SheetHost, SheetInfo } from '../host/sheet-host.ts';
import type { Book } from './book.ts';

/** Reads every visible sheet of the workbook: one round trip for their names, one for what stands in them. */
export async function readBook(host: SheetHost, book: Book): HostResult<readonly SheetInfo[]> {
  const infos = await host.sheets();
  if (!infos.ok) return infos;
  const visible = infos.value.filter(({ visibility }) => visibility === 'visible');
  book.keepOnly(new Set(visible.map(({ id }) => id)));
  const read = await readSheets(host, book, visible);
  return read.ok ? ok(infos.value) : read;
}

/** Reads some sheets again, in one round trip. */
export async function readSheets(
  host: SheetHost,
  book: Book,
  sheets: readonly SheetInfo[],
): Promise<Result<void, HostProblem>> {
  if (sheets.length === 0) return ok(undefined);
  const grids = await host.read(sheets.map(({ id }) => id));
  if (!grids.ok) return grids;
  book.put(sheets, grids.value);
  return ok(undefined);
}

/** Reads everything that is an annex again: events may have been missed (Excel on the web drops dropdown picks). */
export function reread(host: SheetHost, book: Book): Promise<Result<void, HostProblem>> {
  const annexed = new Set(book.tables.map(({ sheet }) => sheet));
  const sheets = [...book.sheets.values()].filter(({ id }) => annexed.has(id));
  return readSheets(
    host,
    book,
    sheets.map(({ id, name }): SheetInfo => ({ id, name, visibility: 'visible', active: false })),
  );
}
