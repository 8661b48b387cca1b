/** `npm run -s inspect -- FILE…`: prints the inspection JSON; exit 0 no errors, 1 errors found, 2 unreadable. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CATALOGUE } from '../shared/annex/catalogue/index.ts';
import { fill } from '../shared/i18n/i18n.ts';
import { workbook as workbookTexts } from '../shared/i18n/zh-CN/workbook.ts';
import { inspectWorkbook } from '../shared/inspect/inspect.ts';
import type { SheetInspection } from '../shared/inspect/inspection.ts';
import { inspectionJson } from '../shared/inspect/json.ts';
import { nationalDivisions } from '../shared/regions/tree.ts';
import { readWorkbook } from '../shared/workbook/read.ts';

const UNREADABLE = 2;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function bytesOf(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return '没有找到这个文件。';
    if (code === 'EISDIR') return '这是一个文件夹，请指明其中的工作簿。';
    return '文件打不开，请看看是否有读取权限，或正被别的程序占用。';
  }
}

/** The sheets of one file; undefined (and a line on stderr) when it can't be read. */
function inspectFile(path: string): SheetInspection[] | undefined {
  const bytes = bytesOf(path);
  if (typeof bytes === 'string') {
    say(`${path}：${bytes}`);
    return undefined;
  }
  const read = readWorkbook(bytes);
  if (!read.ok) {
    say(`${path}：${fill(workbookTexts[read.error.code] ?? read.error.code, read.error.params, 'zh-CN')}`);
    return undefined;
  }
  const sheets = inspectWorkbook(read.value.grids, { divisions: nationalDivisions(), catalogue: CATALOGUE });
  if (sheets.every(({ annex }) => annex === null)) say(`${path}：没有找到附表，请用通知所附的表格填报。`);
  return sheets;
}

function main(paths: readonly string[]): number {
  if (paths.length === 0) {
    say('用法：npm run -s inspect -- 文件.xlsx …');
    return UNREADABLE;
  }
  let exit = 0;
  const outputs: object[] = [];
  for (const path of paths) {
    const sheets = inspectFile(path);
    if (!sheets) {
      exit = UNREADABLE;
      continue;
    }
    outputs.push(inspectionJson(basename(path), sheets, 'zh-CN'));
    const errors = sheets.some(({ issues }) => issues.some(({ severity }) => severity === 'error'));
    if (errors) exit = Math.max(exit, 1);
  }
  if (outputs.length > 0) {
    process.stdout.write(`${JSON.stringify(paths.length === 1 ? outputs[0] : outputs, null, 1)}\n`);
  }
  return exit;
}

process.exitCode = main(process.argv.slice(2));
