import { expect, test } from 'vitest';
import { blankOf } from '../../shared/annex/blank.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { WORKER_LIMITS } from '../../shared/workbook/limits.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { demandAnnex, demandCells, demandRecords } from '../bench/demand-list.ts';

const ROWS = 20_000;

function book(rows: number): Uint8Array {
  const records = demandRecords(rows);
  return renderAnnex({ annex: demandAnnex, blank: blankOf(demandAnnex.id), unitName: null, header: {}, records });
}

// How much memory it takes: node test/bench/room.ts 20000.
test('workerd writes 20,000 rows of 8 columns, and reads them within its own limits, each cell as it was', () => {
  const read = readWorkbook(book(ROWS), WORKER_LIMITS);
  if (!read.ok) throw new Error(read.error.code);
  const rows = read.value.grids[0]?.rows.slice(5, 5 + ROWS) ?? [];
  expect(rows).toHaveLength(ROWS);
  const different = rows.findIndex((row, i) => row.join('|') !== demandCells(i).join('|'));
  expect(different).toBe(-1);
});

test('45,000 rows are more than workerd reads: refused for their size, before they fill its memory', () => {
  const read = readWorkbook(book(45_000), WORKER_LIMITS);
  expect(read.ok ? 'read' : read.error.code).toBe('workbook.tooLarge');
});
