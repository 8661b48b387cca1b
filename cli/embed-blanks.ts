/** Writes shared/annex/catalogue/blanks.ts from each annex's blank.xlsx: one form that Node, browsers and workerd all load. */
import { readFileSync, writeFileSync } from 'node:fs';
import { CATALOGUE } from '../shared/annex/catalogue/index.ts';
import { commandLine } from './command-line/command-line.ts';

const room = new URL('../shared/annex/catalogue/', import.meta.url);

/** The text of blanks.ts as the blank.xlsx files stand now. */
export function blanksModule(): string {
  const entries = CATALOGUE.map((annex) => {
    const bytes = readFileSync(new URL(`${annex.id}/blank.xlsx`, room));
    return `  '${annex.id}':\n    '${bytes.toString('base64')}',\n`;
  });
  return [
    '/** Generated from the blank.xlsx files by `npm run embed-blanks`; a test holds the two together. */\n',
    'export const BLANKS: Readonly<Record<string, string>> = {\n',
    ...entries,
    '};\n',
  ].join('');
}

if (process.argv[1] === import.meta.filename) {
  await commandLine('embed-blanks');
  writeFileSync(new URL('blanks.ts', room), blanksModule());
}
