import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import type { InspectContext } from '../../shared/inspect/context.ts';
import type { SheetInspection } from '../../shared/inspect/inspection.ts';
import { type LiveSheet, openSheet } from '../../shared/inspect/live.ts';
import { withSheetFindings } from '../../shared/inspect/workbook-issues.ts';
import { withCrossAnnex } from '../../shared/validate/cross-annex.ts';
import type { Guard } from '../host/guard.ts';
import type { SheetInfo } from '../host/sheet-host.ts';

/** One annex as it stands in the workbook. A sheet may hold several. */
export interface Table {
  /** `sheet1#0`: stable while the workbook is open. */
  readonly key: string;
  readonly sheet: string;
  readonly annex: AnnexDefinition;
  readonly inspection: SheetInspection;
}

/** A sheet that was read, and is followed while it is edited. */
export interface BookSheet {
  readonly id: string;
  readonly name: string;
  live: LiveSheet;
  /** What of ours guards it, where it stands now; empty for a sheet that is not enabled. */
  guards: readonly Guard[];
}

/** The workbook as read: the verdict on it stays true while its cells change. */
export class Book {
  readonly sheets = new Map<string, BookSheet>();
  #pulled: ReadonlySet<string> = new Set();
  context: InspectContext;
  #tables: readonly Table[] | undefined;

  constructor(context: InspectContext) {
    this.context = context;
  }

  /** Takes sheets in, or in anew: `infos` and `grids` go together. Guards known before stay known. */
  put(infos: readonly SheetInfo[], grids: readonly Grid[]): void {
    for (const [at, { id, name }] of infos.entries()) {
      const grid = grids[at];
      if (!grid) continue;
      const guards = this.sheets.get(id)?.guards ?? [];
      this.sheets.set(id, { id, name, live: openSheet(grid, this.context), guards });
    }
    this.changed();
  }

  /** Sheets that are no longer in the workbook are forgotten; the others stand in its order, as files are read. */
  keepOnly(ids: ReadonlySet<string>): void {
    const known = new Map(this.sheets);
    this.sheets.clear();
    for (const id of ids) {
      const sheet = known.get(id);
      if (sheet) this.sheets.set(id, sheet);
    }
    this.changed();
  }

  rename(id: string, name: string): void {
    const sheet = this.sheets.get(id);
    if (sheet) this.sheets.set(id, { ...sheet, name });
  }

  /** Judges everything again as another unit's, without reading the workbook. */
  judgeAs(context: InspectContext): void {
    this.context = context;
    for (const sheet of this.sheets.values()) sheet.live = openSheet(sheet.live.grid, context);
    this.changed();
  }

  /** Told after a live sheet was edited. */
  changed(): void {
    this.#tables = undefined;
  }

  /** Sheets that hold merges of what others reported: no report of this unit, whatever they look like. */
  get pulled(): ReadonlySet<string> {
    return this.#pulled;
  }

  set pulled(sheets: ReadonlySet<string>) {
    this.#pulled = sheets;
    this.changed();
  }

  /** All annexes of the workbook that are this unit's own, with the findings that take more than one of them. */
  get tables(): readonly Table[] {
    this.#tables ??= this.#judge([...this.sheets.values()].filter(({ id }) => !this.#pulled.has(id)));
    return this.#tables;
  }

  /** Those of one sheet, be it pulled. */
  tablesOf(sheet: string): readonly Table[] {
    const pulled = this.#pulled.has(sheet) ? this.sheets.get(sheet) : undefined;
    return pulled ? this.#judge([pulled]) : this.tables.filter((table) => table.sheet === sheet);
  }

  #judge(sheets: readonly BookSheet[]): Table[] {
    const each = sheets.flatMap(({ id, live }) => live.inspections.map((inspection, at) => ({ id, at, inspection })));
    const { divisions, catalogue } = this.context;
    const grids = sheets.map(({ live }) => live.grid);
    const own = withSheetFindings(
      each.map(({ inspection }) => inspection),
      grids,
    );
    const inspections = withCrossAnnex(own, divisions, catalogue);
    return each.flatMap(({ id, at }, i): Table[] => {
      const inspection = inspections[i];
      const annex = catalogue.find((known) => known.id === inspection?.annex);
      return inspection && annex ? [{ key: `${id}#${at}`, sheet: id, annex, inspection }] : [];
    });
  }
}
