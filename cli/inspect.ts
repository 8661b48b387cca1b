/** `npm run -s inspect -- FILE…`: prints the inspection JSON; exit 0 no errors, 1 errors found, 2 unreadable. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CATALOGUE } from '../shared/annex/catalogue/index.ts';
import { inspectWorkbook } from '../shared/inspect/inspect.ts';
import type { SheetInspection } from '../shared/inspect/inspection.ts';
import { inspectionJson } from '../shared/inspect/json.ts';
import { nationalDivisions } from '../shared/regions/tree.ts';
import { readWorkbook } from '../shared/workbook/read.ts';
import { commandLine } from './command-line/command-line.ts';
import { cliTexts } from './merge/texts.ts';

const UNREADABLE = 2;
const text = cliTexts('zh-CN');

function say(file: string, what: string): void {
  process.stderr.write(`${file}：${what}\n`);
}

function bytesOf(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return text('inspect.noFile');
    if (code === 'EISDIR') return text('inspect.folder');
    return text('file.unopened');
  }
}

/** The sheets of one file; undefined (and a line on stderr) when it can't be read. */
function inspectFile(path: string): SheetInspection[] | undefined {
  const bytes = bytesOf(path);
  if (typeof bytes === 'string') {
    say(path, bytes);
    return undefined;
  }
  const read = readWorkbook(bytes);
  if (!read.ok) {
    say(path, text(read.error.code, read.error.params));
    return undefined;
  }
  const sheets = inspectWorkbook(read.value.grids, { divisions: nationalDivisions(), catalogue: CATALOGUE });
  if (sheets.every(({ annex }) => annex === null)) say(path, text('file.noAnnex'));
  return sheets;
}

function main(paths: readonly string[]): number {
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

process.exitCode = main((await commandLine('inspect')).files);
