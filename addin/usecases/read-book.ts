import { ok, type Result } from '../../shared/result.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import type { SheetHost, SheetInfo } from '../host/sheet-host.ts';
import type { Book } from './book.ts';

/** Reads every visible sheet of the workbook: one round trip for their names, one for what stands in them. */
export async function readBook(host: SheetHost, book: Book): HostResult<readonly SheetInfo[]> {
  const infos = await host.sheets();
  if (!infos.ok) return infos;
  const visible = infos.value.filter(({ visibility }) => visibility === 'visible');
  const ids = new Set(visible.map(({ id }) => id));
  book.keepOnly(ids);
  const read = await readSheets(host, book, visible);
  book.keepOnly(ids);
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

/**
 * Reads everything that is an annex again, in one round trip: events may have been missed (Excel on the web drops
 * dropdown picks). Sheets that came, went, or were hidden or renamed without a word are found by the same reading.
 */
export async function reread(host: SheetHost, book: Book): HostResult<readonly SheetInfo[]> {
  const pulled = [...book.pulled].filter((id) => book.sheets.has(id));
  const annexed = [...new Set([...book.tables.map(({ sheet }) => sheet), ...pulled])];
  let now: readonly SheetInfo[] = [];
  const told = (sheets: readonly SheetInfo[]) => {
    now = sheets;
  };
  const grids = await host.read(annexed, { told });
  if (!grids.ok) {
    // One of them is gone: then the whole workbook is looked at.
    return grids.error.code === 'gone' ? readBook(host, book) : grids;
  }
  const visible = new Map(now.filter(({ visibility }) => visibility === 'visible').map((info) => [info.id, info]));
  const infos = annexed.map(
    (id): SheetInfo => visible.get(id) ?? { id, name: '', visibility: 'hidden', active: false },
  );
  book.put(infos, grids.value);
  const fresh = [...visible.values()].filter(({ id }) => !book.sheets.has(id));
  const read = await readSheets(host, book, fresh);
  book.keepOnly(new Set(visible.keys()));
  return read.ok ? ok(now) : read;
}
