import { overlap } from '../../shared/grid/area.ts';
import { type Area, type CellValue, valueAt } from '../../shared/grid/grid.ts';
import { type CellChange, editSheet } from '../../shared/inspect/edit-sheet.ts';
import { ok } from '../../shared/result.ts';
import { cellsIn } from '../host/areas.ts';
import type { Installed } from '../host/guard.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import { looksIn } from '../host/looks.ts';
import type { AreaLooks, Edit, SheetHost } from '../host/sheet-host.ts';
import type { Book, BookSheet } from './book.ts';
import { movedTo } from './guard-places.ts';
import { readSheets } from './read-book.ts';

/** What an edit came to. `cells`: the changed ones, for answers that no longer hold. */
export interface Followed {
  readonly kind: 'judged' | 'reread' | 'ignored';
  readonly sheet: string;
  readonly cells: readonly { readonly row: number; readonly column: number }[];
  /** Where the sheet was read anew: other cells may stand there now. */
  readonly areas?: readonly Area[];
  /** Keys of the guards whose validation a paste had destroyed, and that stand again. */
  readonly restored: readonly string[];
  /** Why they do not stand again: the sheet was protected meanwhile, say. The edit is judged all the same. */
  readonly problem?: HostProblem;
}

/** An area of more cells is read with its whole sheet: an event may name whole columns. */
const MOST_CELLS = 200_000;
/** A sheet that is no annex may become one by a single heading; one of more rows does by a paste of so many cells. */
const MOST_ROWS = 2_000;
const MAY_BE_ANNEX = 12;

/**
 * Judges an edit: one round trip to read the edited area, and one to put destroyed validation back where there was
 * any. A co-author's edit is read and judged; nothing of it is put right.
 */
export async function followEdit(
  host: SheetHost,
  book: Book,
  edit: Edit,
  installed: Installed | undefined,
): HostResult<Followed> {
  const sheet = book.sheets.get(edit.sheet);
  const nothing: Followed = { kind: 'ignored', sheet: edit.sheet, cells: [], restored: [] };
  if (!sheet) return ok(nothing);
  const area = boundingArea(edit.areas, sheet);
  const isAnnex = sheet.live.inspections.some(({ annex }) => annex !== null);
  const isLarge = !isAnnex && sheet.live.grid.rows.length > MOST_ROWS;
  if (isLarge && area && edit.kind === 'cells' && cellsIn(area) < MAY_BE_ANNEX) return ok(nothing);
  if (isLarge || edit.kind !== 'cells' || !area) return followWhole(host, book, sheet, edit, installed);
  const reading = await host.readArea(
    sheet.id,
    area,
    sheet.guards.filter((guard) => overlap(guard.area, area)),
  );
  if (!reading.ok) return reading;
  // Rows that nobody knew to be hidden, or a look that came with a copied cell.
  if (!looksSame(looksIn(sheet.live.grid, area), reading.value.looks)) {
    return followWhole(host, book, sheet, edit, installed);
  }
  const changes = changesIn(sheet, area, reading.value.rows);
  editSheet(sheet.live, changes);
  if (changes.length > 0) book.changed();
  return ok({
    ...{ kind: 'judged', sheet: sheet.id, cells: changes },
    ...(await putBack(host, sheet, edit, reading.value.damaged)),
  });
}

function looksSame(known: AreaLooks, now: AreaLooks): boolean {
  return known.rowHidden === now.rowHidden && known.columnHidden === now.columnHidden && known.struck === now.struck;
}

/** Puts destroyed guards back, but for a co-author's edit: that is for their own add-in. */
async function putBack(
  host: SheetHost,
  sheet: BookSheet,
  { source }: Edit,
  damaged: readonly string[],
): Promise<Pick<Followed, 'restored' | 'problem'>> {
  const lost = source === 'local' ? sheet.guards.filter(({ key }) => damaged.includes(key)) : [];
  if (lost.length === 0) return { restored: [] };
  const back = await host.restore(sheet.id, lost);
  return back.ok ? { restored: lost.map(({ key }) => key) } : { restored: [], problem: back.error };
}

/** Rows or columns came or went: the sheet is read anew, and the guards are looked for where they are now. */
async function followWhole(
  host: SheetHost,
  book: Book,
  sheet: BookSheet,
  edit: Edit,
  installed: Installed | undefined,
): HostResult<Followed> {
  const { id, name } = sheet;
  const read = await readSheets(host, book, [{ id, name, visibility: 'visible', active: false }]);
  if (!read.ok) return read;
  if (installed && edit.kind !== 'cells' && edit.kind !== 'rowsArranged') {
    const places = await host.guardedAreas(installed);
    if (!places.ok) return places;
    const now = book.sheets.get(id);
    if (now) now.guards = movedTo(now.guards, places.value);
  }
  const now = book.sheets.get(id);
  const reread: Followed = { kind: 'reread', sheet: id, cells: [], areas: areasBehind(edit), restored: [] };
  if (!now || edit.kind !== 'cells' || edit.source !== 'local') return ok(reread);
  const damaged = await damagedIn(host, now, edit);
  return damaged.ok ? ok({ ...reread, ...(await putBack(host, now, edit, damaged.value)) }) : damaged;
}

/** Everything below rows, or right of columns, that came or went; otherwise what was edited. */
function areasBehind({ kind, areas }: Edit): readonly Area[] {
  const all = { top: 1, left: 1, bottom: Number.POSITIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  if (kind === 'rowsInserted' || kind === 'rowsDeleted') return areas.map(({ top }) => ({ ...all, top }));
  if (kind === 'columnsInserted' || kind === 'columnsDeleted') return areas.map(({ left }) => ({ ...all, left }));
  return areas;
}

/** Whole columns were pasted or cleared: of the guards' own areas that is seldom much. */
async function damagedIn(host: SheetHost, { id, guards }: BookSheet, { areas }: Edit): HostResult<readonly string[]> {
  const damaged = new Set<string>();
  for (const guard of guards) {
    const hit = areas.map((area) => overlap(area, guard.area)).find((part) => part !== undefined);
    if (!hit) continue;
    const reading = await host.readArea(id, hit, [guard]);
    if (!reading.ok) return reading;
    for (const key of reading.value.damaged) damaged.add(key);
  }
  return ok([...damaged]);
}

/** One block around the edited areas; undefined where that would be (nearly) the sheet. */
function boundingArea(areas: readonly Area[], sheet: BookSheet): Area | undefined {
  const [first] = areas;
  if (!first) return undefined;
  const around = areas.reduce(
    (all, area) => ({
      top: Math.min(all.top, area.top),
      left: Math.min(all.left, area.left),
      bottom: Math.max(all.bottom, area.bottom),
      right: Math.max(all.right, area.right),
    }),
    first,
  );
  // A cleared row is told as 16,384 columns; what lies right of the table is none of ours.
  const widest = sheet.live.grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const area = around.right >= 16_384 ? { ...around, right: Math.max(widest, around.left) } : around;
  return cellsIn(area) > MOST_CELLS ? undefined : area;
}

function changesIn(sheet: BookSheet, area: Area, rows: readonly (readonly CellValue[])[]): CellChange[] {
  const changes: CellChange[] = [];
  for (const [down, line] of rows.entries()) {
    for (const [across, value] of line.entries()) {
      const row = area.top + down;
      const column = area.left + across;
      if (!same(valueAt(sheet.live.grid, row, column), value)) changes.push({ row, column, value });
    }
  }
  return changes;
}

function same(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  return 'serial' in a ? 'serial' in b && a.serial === b.serial : 'error' in b && a.error === b.error;
}
