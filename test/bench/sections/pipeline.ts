/** recognise → validate at growing sizes, and one changed cell in a sheet of 10,000 rows. */
import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { editSheet } from '../../../shared/inspect/edit-sheet.ts';
import { type InspectContext, inspectGrid } from '../../../shared/inspect/inspect.ts';
import { openSheet } from '../../../shared/inspect/live.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { demandGrid } from '../demand-list.ts';
import { median, ms, ratio, type Section } from '../table.ts';

const SIZES = [100, 1_000, 10_000, 100_000];

const context: InspectContext = { divisions: nationalDivisions(), catalogue: CATALOGUE };

/** Median ms of one edit, over edits spread through the sheet. */
async function changedCell(rows: number): Promise<number> {
  const sheet = openSheet(demandGrid(rows), context);
  let turn = 0;
  return median(201, () => {
    turn++;
    const value = turn % 7 === 0 ? '200-300' : (turn % 300) + 0.5;
    editSheet(sheet, [{ row: 6 + ((turn * 997) % rows), column: 6, value }]);
  });
}

export async function pipeline(): Promise<Section> {
  const rows: string[][] = [];
  const times = new Map<number, number>();
  for (const size of SIZES) {
    const grid = demandGrid(size);
    const time = await median(size >= 100_000 ? 3 : 9, () => inspectGrid(grid, context));
    times.set(size, time);
    const base = (times.get(SIZES[0] as number) ?? 1) / (SIZES[0] as number);
    rows.push([
      `recognise → validate, ${size} rows`,
      ms(time),
      `${((time / size) * 1000).toFixed(1)}`,
      ratio(time / size / base),
    ]);
  }
  const edit = await changedCell(10_000);
  rows.push(['one changed cell in 10000 rows', ms(edit), '', ratio(edit / (times.get(10_000) ?? 1))]);
  return {
    title: 'The rule core',
    columns: ['', 'ms', 'µs/row', 'ratio*'],
    rows: [...rows, ['* per row beside 100 rows; the edit beside the whole 10000', '', '', '']],
    targets: [
      {
        what: '10000 rows in under 150 ms',
        measured: `${ms(times.get(10_000) ?? 0)} ms`,
        reached: (times.get(10_000) ?? 0) < 150,
      },
      { what: 'a changed cell in under 1 ms', measured: `${ms(edit)} ms`, reached: edit < 1 },
    ],
  };
}
