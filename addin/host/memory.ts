/** A SheetHost over a book in memory: for tests, and for the page, which has no Excel. */
import { type Area, type Grid, gridOf } from '../../shared/grid/grid.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ChartSpec } from './chart.ts';
import type { Guard, GuardPlan, Installed, SheetMark } from './guard.ts';
import { type HostProblem, type HostResult, hostProblem } from './host-problem.ts';
import { looksIn } from './looks.ts';
import { type MemoryBook, type MemorySheet, memorySheet, put, shiftRows } from './memory/memory-book.ts';
import { damagedIn, installPlan, removePlan, standGuard } from './memory/memory-guard.ts';
import type {
  AreaReading,
  Block,
  Capabilities,
  Dressing,
  Edit,
  Listeners,
  NewSheet,
  ReadOptions,
  RowShift,
  SheetHost,
  SheetInfo,
  WriteOptions,
} from './sheet-host.ts';
import { freeSheetName } from './sheet-name.ts';

export class MemoryHost implements SheetHost {
  readonly book: MemoryBook;
  readonly capabilities: Capabilities = {
    apiLevel: '',
    undoGroup: true,
    insertSheets: false,
    quietMergeReads: true,
  };
  readonly #listeners = new Set<Listeners>();
  #sheetsMade: number;

  constructor(book: MemoryBook) {
    this.book = book;
    this.#sheetsMade = book.sheets.length;
  }

  /** Tells the listeners what somebody did in the book: called by whoever edits it, not by the host's own writes. */
  tell(
    event:
      | { edited: Edit }
      | { activated: string }
      | { selected: [string, Area] }
      | { removed: string }
      | { renamed: [string, string] }
      | { pressed: string }
      | { waiting: boolean },
  ): void {
    for (const listeners of this.#listeners) {
      if ('edited' in event) listeners.edited?.(event.edited);
      else if ('activated' in event) listeners.activated?.(event.activated);
      else if ('selected' in event) listeners.selected?.(...event.selected);
      else if ('removed' in event) listeners.removed?.(event.removed);
      else if ('renamed' in event) listeners.renamed?.(...event.renamed);
      else if ('waiting' in event) listeners.waiting?.(event.waiting);
      else listeners.pressed?.(event.pressed);
    }
  }

  sheet(key: string): MemorySheet | undefined {
    return this.book.sheets.find((each) => each.id === key) ?? this.book.sheets.find((each) => each.name === key);
  }

  #with<T>(key: string, work: (sheet: MemorySheet) => T): Result<T, HostProblem> {
    const sheet = this.sheet(key);
    return sheet ? ok(work(sheet)) : fail(hostProblem('gone', `no sheet ${key}`));
  }

  #info = ({ id, name, visibility }: MemorySheet): SheetInfo => ({
    id,
    name,
    visibility,
    active: id === this.book.active,
  });

  async sheets(): HostResult<readonly SheetInfo[]> {
    return ok(this.book.sheets.map(this.#info));
  }

  async read(sheets: readonly string[], { merges, told }: ReadOptions = {}): HostResult<readonly Grid[]> {
    told?.(this.book.sheets.map(this.#info));
    const grids: Grid[] = [];
    for (const key of sheets) {
      const grid = this.#with(key, (sheet) => gridOfSheet(sheet, merges !== false));
      if (!grid.ok) return grid;
      grids.push(grid.value);
    }
    return ok(grids);
  }

  async readArea(key: string, area: Area, guards: readonly Guard[] = []): HostResult<AreaReading> {
    return this.#with(key, (sheet) => {
      const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, down) =>
        Array.from(
          { length: area.right - area.left + 1 },
          (__, across) => sheet.rows[area.top + down - 1]?.[area.left + across - 1] ?? null,
        ),
      );
      return { rows, looks: looksIn(sheet, area), damaged: damagedIn(sheet, area, guards) };
    });
  }

  async write(blocks: readonly Block[], { onProgress, signal }: WriteOptions = {}): HostResult<void> {
    for (const [at, block] of blocks.entries()) {
      if (signal?.aborted) return fail(hostProblem('cancelled', `after ${at} of ${blocks.length} blocks`));
      const written = this.#with(block.sheet, (sheet) => writeBlock(sheet, block));
      if (!written.ok) return written;
      onProgress?.((at + 1) / blocks.length);
    }
    return ok(undefined);
  }

  async shiftRows(key: string, steps: readonly RowShift[]): HostResult<void> {
    return this.#with(key, (sheet) => {
      for (const { at, by } of steps) shiftRows(sheet, at, by);
    });
  }

  async install(plan: GuardPlan, before?: Installed): HostResult<Installed> {
    return this.#with(plan.sheet, (sheet) => installPlan(this.book, sheet, plan, before));
  }

  async uninstall(installed: Installed): HostResult<void> {
    const sheet = this.sheet(installed.sheet);
    if (sheet) removePlan(this.book, sheet, installed);
    return ok(undefined);
  }

  async guardedAreas(installed: Installed): HostResult<Readonly<Record<string, Area>>> {
    const sheet = this.sheet(installed.sheet);
    const areas = installed.guards.map(({ key }) => [key, sheet?.places.get(key)] as const);
    return ok(Object.fromEntries(areas.filter((each): each is [string, Area] => each[1] !== undefined)));
  }

  async restore(key: string, guards: readonly Guard[]): HostResult<void> {
    return this.#with(key, (sheet) => {
      for (const guard of guards) standGuard(sheet, guard);
    });
  }

  async mark(key: string, marks: readonly SheetMark[]): HostResult<void> {
    return this.#with(key, (sheet) => {
      sheet.marks = [...marks];
    });
  }

  unmark(key: string): HostResult<void> {
    return this.mark(key, []);
  }

  async listen(listeners: Listeners): HostResult<() => HostResult<void>> {
    this.#listeners.add(listeners);
    return ok(async () => {
      this.#listeners.delete(listeners);
      return ok(undefined);
    });
  }

  async metadata(): HostResult<string | undefined> {
    return ok(this.book.metadata);
  }

  async setMetadata(text: string): HostResult<void> {
    this.book.metadata = text === '' ? undefined : text;
    return ok(undefined);
  }

  async addSheet({ name, visibility }: NewSheet): HostResult<SheetInfo> {
    if (this.sheet(name)) return fail(hostProblem('failed', `there is a sheet ${name} already`));
    this.#sheetsMade += 1;
    const sheet = memorySheet(`sheet${this.#sheetsMade}`, name, visibility);
    this.book.sheets.push(sheet);
    return ok(this.#info(sheet));
  }

  async removeSheet(key: string): HostResult<void> {
    return this.#with(key, (sheet) => {
      this.book.sheets.splice(this.book.sheets.indexOf(sheet), 1);
      this.tell({ removed: sheet.id });
    });
  }

  async renameSheet(key: string, wanted: string): HostResult<string> {
    return this.#with(key, (sheet) => {
      const others = this.book.sheets.filter((each) => each !== sheet);
      sheet.name = freeSheetName(
        wanted,
        others.map(({ name }) => name),
      );
      return sheet.name;
    });
  }

  async dress(dressing: Dressing): HostResult<void> {
    return this.#with(dressing.sheet, (sheet) => {
      sheet.dressing = dressing;
      sheet.merges.push(...dressing.merges);
    });
  }

  async insertSheets(): HostResult<readonly SheetInfo[]> {
    return fail(hostProblem('unsupported', 'a book in memory takes no files'));
  }

  async addCharts(key: string, charts: readonly ChartSpec[]): HostResult<void> {
    return this.#with(key, (sheet) => {
      sheet.charts.push(...charts);
    });
  }

  async select(key: string, area: Area): HostResult<void> {
    return this.#with(key, (sheet) => {
      this.book.active = sheet.id;
      this.book.selection = area;
    });
  }
}

function gridOfSheet(sheet: MemorySheet, withMerges: boolean): Grid {
  const rows = sheet.rows.map((row) => trimmed(row));
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return gridOf(sheet.name, rows, {
    merges: withMerges ? [...sheet.merges] : [],
    hiddenRows: new Set(sheet.hiddenRows),
    hiddenColumns: new Set(sheet.hiddenColumns),
    struckCells: new Set(sheet.struckCells),
    externalCells: new Set(sheet.externalCells),
    hidden: sheet.visibility !== 'visible',
  });
}

function trimmed<T>(row: readonly (T | null)[]): (T | null)[] {
  let length = row.length;
  while (length > 0 && row[length - 1] === null) length -= 1;
  return row.slice(0, length);
}

function writeBlock(sheet: MemorySheet, { top, left, rows }: Block): void {
  for (const [down, row] of rows.entries()) {
    for (const [across, value] of row.entries()) {
      if (value !== null) put(sheet, top + down, left + across, value === '' ? null : value);
    }
  }
}
