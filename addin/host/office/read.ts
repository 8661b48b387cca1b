import type { Grid } from '../../../shared/grid/grid.ts';
import type { Result } from '../../../shared/result.ts';
import type { HostProblem } from '../host-problem.ts';
import type { ReadOptions } from '../sheet-host.ts';
import { askSheets } from './list-sheets.ts';
import { MEASURES, type Measure, rowsInFirstAnswer, type SheetSize } from './message-size.ts';
import { SheetReading } from './sheet-reading.ts';

/** Sizes of the sheets that were read before: what fits into one answer is then asked for at once. */
export type KnownSizes = Map<string, SheetSize>;

export interface Attempt {
  readonly measure: Measure;
  readonly plain: boolean;
  /** The workbook was calculated for this reading. */
  readonly calculated?: boolean;
}

/**
 * Reads whole sheets. The first round trip brings the first rows of all of them, the next ones as many rows as fit into
 * an answer, of several sheets together.
 */
export async function readSheets(
  context: Excel.RequestContext,
  names: readonly string[],
  { merges = true, told }: ReadOptions,
  { measure, plain, calculated = false }: Attempt,
  known: KnownSizes,
): Promise<Grid[]> {
  const first = rowsInFirstAnswer(
    names.map((name) => known.get(name)),
    measure,
  );
  const readings = names.map(
    (name, at) => new SheetReading(context, name, { merges, firstRows: first[at] ?? measure.firstRows, plain }),
  );
  const { application } = context.workbook;
  application.load('calculationMode,calculationState');
  const sheets = told && askSheets(context);
  await context.sync();
  // 手动计算: what formulas show is of an earlier time. What is handed in must be what stands there once calculated.
  if (application.calculationMode !== 'Automatic' && application.calculationState !== 'Done' && !calculated) {
    application.calculate('Recalculate');
    await context.sync();
    return readSheets(
      context,
      names,
      { merges, ...(told ? { told } : {}) },
      { measure, plain, calculated: true },
      known,
    );
  }
  if (sheets) told(sheets());
  for (const each of readings) each.begin();
  for (let open = readings.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
    let bytes = measure.answerBytes;
    for (const each of open) bytes = each.ask(bytes);
    await context.sync();
    for (const each of open) each.take();
  }
  for (const [at, each] of readings.entries()) known.set(names[at] ?? '', each.size());
  return readings.map((each) => each.grid());
}

const isOpen = (reading: SheetReading) => reading.isOpen;

/** Tries again in smaller answers where one was too large, and by plainer calls where Excel refuses some. */
export async function readInAnswers(
  known: KnownSizes,
  read: (attempt: Attempt, known: KnownSizes) => Promise<Result<Grid[], HostProblem>>,
): Promise<Result<Grid[], HostProblem>> {
  let step = 0;
  let plain = false;
  for (;;) {
    const measure = MEASURES[step] as Measure;
    // What was known led to too large an answer: it no longer holds.
    const done = await read({ measure, plain }, known);
    if (done.ok) return done;
    const { code } = done.error;
    if (code === 'tooLarge' && step < MEASURES.length - 1) {
      step += 1;
      known.clear();
    } else if ((code === 'protected' || code === 'failed') && !plain) plain = true;
    else return done;
  }
}
