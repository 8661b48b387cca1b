import type { Answered } from '../../shared/api/client.ts';
import { fail, ok } from '../../shared/result.ts';
import { type HostResult, hostProblem } from '../host/host-problem.ts';
import type { SheetHost, SheetInfo } from '../host/sheet-host.ts';
import type { Book } from './book.ts';
import { readSheets } from './read-book.ts';

/** Takes the official blank over into the workbook and goes there. Undefined: it held no sheet. */
export async function insertBlank(
  host: SheetHost,
  book: Book,
  fetch: () => Answered<Uint8Array>,
): HostResult<SheetInfo | undefined> {
  const blank = await fetch();
  if (!blank.ok) return fail(hostProblem('busy', `no blank: ${blank.error.kind}`));
  const inserted = await host.insertSheets(blank.value);
  if (!inserted.ok) return inserted;
  const visible = inserted.value.filter(({ visibility }) => visibility === 'visible');
  const read = await readSheets(host, book, visible);
  if (!read.ok) return read;
  const [first] = visible;
  if (!first) return ok(undefined);
  const gone = await host.select(first.id, { top: 1, left: 1, bottom: 1, right: 1 });
  return gone.ok ? ok(first) : gone;
}
