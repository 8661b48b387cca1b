/** One contender of the workbook bench in a process of its own: `child.ts WHAT ROWS FILE` prints {"ms", "peakMb", "addedMb"}. */
import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { a1 } from '../../shared/grid/address.ts';
import { demandAnnex, demandCells, demandRecords } from './demand-list.ts';

const [what = '', size = '0', file = ''] = process.argv.slice(2);
const rows = Number(size);

/** The least a writer can do: the same cells as XML, deflated. */
function writeFloor(cells: readonly (readonly (string | number)[])[]): void {
  const parts: Uint8Array[] = [];
  let text = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  for (const [i, row] of cells.entries()) {
    text += `<row r="${i + 6}">`;
    row.forEach((value, c) => {
      const cell = a1(i + 6, c + 1);
      text +=
        typeof value === 'number'
          ? `<c r="${cell}"><v>${value}</v></c>`
          : `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    });
    text += '</row>';
    if (text.length > 1 << 20) {
      parts.push(strToU8(text));
      text = '';
    }
  }
  parts.push(strToU8(`${text}</sheetData></worksheet>`));
  const sheet = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    sheet.set(part, at);
    at += part.length;
  }
  writeFileSync(`${file}.floor`, zipSync({ 'xl/worksheets/sheet1.xml': sheet }));
}

// Each contender loads only what it uses, and is given its input ready made: neither is its time or its memory's matter.
async function writeOurs(): Promise<() => void> {
  const { blankOf } = await import('../../shared/annex/blank.ts');
  const { renderAnnex } = await import('../../shared/render/render.ts');
  const records = demandRecords(rows);
  const input = { annex: demandAnnex, blank: blankOf(demandAnnex.id), unitName: '甘肃省民政厅', header: {}, records };
  const { nodeDeflate } = await import('../../cli/platform/deflate.ts');
  return () => writeFileSync(file, renderAnnex(input, nodeDeflate));
}

async function writeExceljs(): Promise<() => Promise<void>> {
  const { default: ExcelJS } = await import('exceljs');
  const cells = Array.from({ length: rows }, (_, i) => demandCells(i));
  return async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Sheet1');
    for (const row of cells) sheet.addRow(row);
    await book.xlsx.writeFile(`${file}.exceljs.xlsx`);
  };
}

async function readOurs(): Promise<() => void> {
  const { readWorkbook } = await import('../../shared/workbook/read.ts');
  return () => {
    const read = readWorkbook(readFileSync(file));
    if (!read.ok || (read.value.grids[0]?.rows.length ?? 0) < rows) throw new Error('not read');
  };
}

async function readExceljs(): Promise<() => Promise<void>> {
  const { default: ExcelJS } = await import('exceljs');
  return async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    if ((book.worksheets[0]?.rowCount ?? 0) < rows) throw new Error('not read');
  };
}

const contenders: Record<string, () => Promise<() => void | Promise<void>>> = {
  'write-floor': async () => {
    const cells = Array.from({ length: rows }, (_, i) => demandCells(i));
    return () => writeFloor(cells);
  },
  'write-ours': writeOurs,
  'write-exceljs': writeExceljs,
  'read-ours': readOurs,
  'read-exceljs': readExceljs,
};

const contender = contenders[what];
if (!contender) throw new Error(`unknown contender ${what}`);
const run = await contender();
globalThis.gc?.();
const before = process.memoryUsage().rss;
const began = performance.now();
await run();
const elapsed = performance.now() - began;
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ms: elapsed, peakMb: peak / 2 ** 20, addedMb: (peak - before) / 2 ** 20 }));
