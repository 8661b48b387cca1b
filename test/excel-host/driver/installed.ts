import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type ApiTable, apiTable } from '../table/api-table.ts';

const RUNTIME = new URL('../../../node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js', import.meta.url);
const OUT = new URL('../../.out/', import.meta.url);

let table: Promise<ApiTable> | undefined;

/** The table of the installed runtime, also left in test/.out (which git ignores) for people to look things up. */
export function installedTable(): Promise<ApiTable> {
  table ??= readTable();
  return table;
}

async function readTable(): Promise<ApiTable> {
  const read = apiTable(await readFile(RUNTIME, 'utf8'));
  await mkdir(OUT, { recursive: true });
  await writeFile(new URL('excel-api.json', OUT), JSON.stringify(read, null, 1));
  return read;
}
