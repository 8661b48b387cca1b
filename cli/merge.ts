/**
 * `npm run -s merge -- FOLDER -o OUT.xlsx`: merges the workbooks of a folder offline. Exit 0 all is counted, 1 something
 * was left out or is to be checked, 2 nothing was written.
 */
import { commandLine } from './command-line/command-line.ts';
import { runMerge } from './merge/run.ts';

const { options, files } = await commandLine('merge');
const { out, force, lang: locale } = options;
const [folder = ''] = files;
process.exitCode = runMerge({ folder, out, force, locale }, { out: process.stdout, err: process.stderr });
