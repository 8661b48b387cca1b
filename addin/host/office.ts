/** The SheetHost of Excel itself. Office.js stands behind this file and nowhere else. */
import type { Area, Grid } from '../../shared/grid/grid.ts';
import { fail, ok } from '../../shared/result.ts';
import type { ChartSpec } from './chart.ts';
import type { Guard, GuardPlan, Installed, SheetMark } from './guard.ts';
import { type HostResult, hostProblem } from './host-problem.ts';
import { listSheets } from './office/list-sheets.ts';
import type { Handle } from './office/listen.ts';
import { type KnownSizes, readInAnswers, readSheets } from './office/read.ts';
import { readMetadata } from './office/read-metadata.ts';
import { runBatch } from './office/run.ts';
import type {
  Block,
  Capabilities,
  Dressing,
  Listeners,
  NewSheet,
  ReadOptions,
  RowShift,
  SheetHost,
  WriteOptions,
} from './sheet-host.ts';

/** ExcelApi levels to look for, newest first; 1.14 is the floor. */
const LEVELS = ['1.21', '1.20', '1.19', '1.18', '1.17', '1.16', '1.15', '1.14'];

function capabilitiesOf(): Capabilities {
  const has = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version);
  return {
    apiLevel: LEVELS.find((level) => has('ExcelApi', level)) ?? '',
    undoGroup: has('ExcelApi', '1.20'),
    // Not on iPad, whose Excel declares the set but has no such call.
    insertSheets: has('ExcelApi', '1.13') && Office.context.diagnostics.platform !== Office.PlatformType.iOS,
    quietMergeReads: has('ExcelApiUndo', '1.7'),
  };
}

const writingMetadata = () => import('./office/write-metadata.ts');
const changingSheets = () => import('./office/sheets.ts');

/** Call it after `Office.onReady`. */
export class OfficeHost implements SheetHost {
  readonly capabilities = capabilitiesOf();
  #waiting: (waits: boolean) => void = () => undefined;
  #pressed: Listeners['pressed'];
  /** Of buttons drawn since the add-in began to listen. */
  readonly #handles: Handle[] = [];
  readonly #sizes: KnownSizes = new Map();
  /** Id of the custom XML part; null where there was none, undefined before anybody looked. */
  #part: string | null | undefined;

  #run<T>(work: (context: Excel.RequestContext) => Promise<T>): HostResult<T> {
    const { undoGroup: oneUndoStep } = this.capabilities;
    return runBatch({ waiting: (waits) => this.#waiting(waits), oneUndoStep }, work);
  }

  /** With what is fetched when it is first used: all but what reads the workbook for its first verdict. */
  async #runWith<P, T>(
    fetched: Promise<P>,
    work: (part: P, context: Excel.RequestContext) => Promise<T>,
  ): HostResult<T> {
    const part = await fetched.catch(() => null);
    if (!part) return fail(hostProblem('failed', 'a part of the pane did not arrive'));
    return this.#run((context) => work(part, context));
  }

  sheets() {
    return this.#run(listSheets);
  }

  read(sheets: readonly string[], options: ReadOptions = {}): HostResult<readonly Grid[]> {
    return readInAnswers(this.#sizes, (attempt, known) =>
      this.#run((context) => readSheets(context, sheets, options, attempt, known)),
    );
  }

  readArea(sheet: string, area: Area, guards: readonly Guard[] = []) {
    return this.#runWith(import('./office/read-area.ts'), (part, context) =>
      part.readArea(context, sheet, area, guards),
    );
  }

  write(blocks: readonly Block[], options: WriteOptions = {}) {
    return this.#runWith(import('./office/write.ts'), (part, context) => part.writeBlocks(context, blocks, options));
  }

  shiftRows(sheet: string, steps: readonly RowShift[]): HostResult<void> {
    return this.#runWith(changingSheets(), (part, context) => part.shiftRows(context, sheet, steps));
  }

  install(plan: GuardPlan, before?: Installed) {
    const parts = Promise.all([import('./office/install.ts'), import('./office/listen.ts')]);
    return this.#runWith(parts, ([{ install }, { hearButton }], context) =>
      install(context, plan, before, (sheet, shape) => {
        if (this.#pressed) this.#handles.push(hearButton(sheet, shape, this.#pressed));
      }),
    );
  }

  uninstall(installed: Installed) {
    return this.#runWith(import('./office/uninstall.ts'), (part, context) => part.uninstall(context, installed));
  }

  guardedAreas(installed: Installed) {
    return this.#runWith(import('./office/uninstall.ts'), (part, context) => part.guardedAreas(context, installed));
  }

  restore(sheet: string, guards: readonly Guard[]): HostResult<void> {
    return this.#runWith(import('./office/rules.ts'), (part, context) => part.restore(context, sheet, guards));
  }

  mark(sheet: string, marks: readonly SheetMark[]): HostResult<void> {
    return this.#remark(sheet, marks);
  }

  unmark(sheet: string): HostResult<void> {
    return this.#remark(sheet, []);
  }

  #remark(sheet: string, marks: readonly SheetMark[]): HostResult<void> {
    return this.#runWith(import('./office/marks.ts'), (part, context) => part.remark(context, sheet, marks));
  }

  async listen(listeners: Listeners): HostResult<() => HostResult<void>> {
    this.#waiting = listeners.waiting ?? this.#waiting;
    this.#pressed = listeners.pressed ?? this.#pressed;
    const heard = await this.#runWith(import('./office/listen.ts'), async ({ listen, stopListening }, context) => {
      const handles = await listen(context, listeners);
      return () => stopListening([...handles, ...this.#handles.splice(0)]);
    });
    return heard.ok ? ok(() => this.#run(heard.value)) : heard;
  }

  async metadata(): HostResult<string | undefined> {
    const kept = await this.#run(readMetadata);
    if (!kept.ok) return kept;
    this.#part = kept.value.id ?? null;
    return ok(kept.value.text);
  }

  async setMetadata(text: string): HostResult<void> {
    const id = this.#part;
    if (id !== undefined) {
      const written = await this.#runWith(writingMetadata(), (part, context) =>
        part.rewriteMetadata(context, id, text),
      );
      if (written.ok) this.#part = written.value;
      if (written.ok) return ok(undefined);
      // Somebody took the part out: then it is looked for, and made.
      if (written.error.code !== 'gone') return written;
    }
    const written = await this.#runWith(writingMetadata(), (part, context) => part.writeMetadata(context, text));
    if (!written.ok) return written;
    this.#part = written.value;
    return ok(undefined);
  }

  addSheet(sheet: NewSheet) {
    return this.#runWith(changingSheets(), (part, context) => part.addSheet(context, sheet));
  }

  removeSheet(sheet: string): HostResult<void> {
    return this.#runWith(changingSheets(), (part, context) => part.removeSheet(context, sheet));
  }

  renameSheet(sheet: string, wanted: string) {
    return this.#runWith(changingSheets(), (part, context) => part.renameSheet(context, sheet, wanted));
  }

  dress(dressing: Dressing) {
    return this.#runWith(import('./office/dress.ts'), (part, context) => part.dress(context, dressing));
  }

  insertSheets(bytes: Uint8Array) {
    return this.#runWith(changingSheets(), (part, context) => part.insertSheets(context, bytes));
  }

  addCharts(sheet: string, charts: readonly ChartSpec[]) {
    return this.#runWith(import('./office/charts.ts'), (part, context) => part.addCharts(context, sheet, charts));
  }

  select(sheet: string, area: Area): HostResult<void> {
    return this.#runWith(changingSheets(), (part, context) => part.select(context, sheet, area));
  }
}
