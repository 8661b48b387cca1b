import { areaNameOf, type InstalledGuard } from '../guard.ts';

type Run = NonNullable<InstalledGuard['formats']>[number];

/** The hidden name over one of several runs of number formats: it follows rows put in and taken out inside the run. */
function runNameOf(token: string, key: string, run: number): string {
  return `${areaNameOf(token, key)}.${run}`;
}

/** Names the rows of each run, where there are several. */
export function nameRuns(
  names: Excel.NamedItemCollection,
  token: string,
  { key, formats = [] }: InstalledGuard,
  range: Excel.Range,
): void {
  if (formats.length < 2) return;
  let row = 0;
  for (const [at, { rows }] of formats.entries()) {
    const name = runNameOf(token, key, at);
    names.add(name, range.getRow(row).getResizedRange(rows - 1, 0)).visible = false;
    row += rows;
  }
}

/**
 * Asks where the runs of a guard's area are by now; after the next sync the answer puts the formats back. `range` must be loaded by then, with its rows.
 */
export function askFormats(
  names: Excel.NamedItemCollection,
  token: string,
  { key, formats = [] }: InstalledGuard,
  range: Excel.Range,
): () => void {
  const runs = formats.length < 2 ? [] : formats.map((run, at) => askRun(names, runNameOf(token, key, at), run));
  return () => {
    for (const [from, to, format] of spans(range, formats, runs)) {
      range.getRow(from).getResizedRange(to - from, 0).numberFormat = format as never;
    }
  };
}

interface AskedRun {
  readonly format: string;
  readonly name: Excel.NamedItem;
  readonly rows: Excel.Range;
}

function askRun(names: Excel.NamedItemCollection, of: string, { format }: Run): AskedRun {
  const name = names.getItemOrNullObject(of);
  name.load('name');
  const rows = name.getRangeOrNullObject();
  rows.load('rowIndex,rowCount');
  return { format, name, rows };
}

/** First and last row of each format, from the top of the area. Rows that came later take the look of those above. */
function spans(range: Excel.Range, formats: readonly Run[], runs: readonly AskedRun[]): [number, number, string][] {
  const starts = runs.some(({ name }) => !name.isNullObject) ? startsByName(range, runs) : startsByCount(formats);
  return starts.flatMap(({ from, format }, at): [number, number, string][] => {
    const begin = at === 0 ? 0 : from;
    const end = Math.min(starts[at + 1]?.from ?? range.rowCount, range.rowCount) - 1;
    return end < begin ? [] : [[begin, end, format]];
  });
}

interface Start {
  readonly from: number;
  readonly format: string;
}

function startsByName(range: Excel.Range, runs: readonly AskedRun[]): Start[] {
  return runs
    .filter(({ name, rows }) => !name.isNullObject && !rows.isNullObject)
    .map(({ rows, format }) => ({ from: Math.max(0, rows.rowIndex - range.rowIndex), format }))
    .sort((a, b) => a.from - b.from);
}

/** As an earlier version installed it. */
function startsByCount(formats: readonly Run[]): Start[] {
  let from = 0;
  return formats.map(({ rows, format }) => {
    const start = { from, format };
    from += rows;
    return start;
  });
}
