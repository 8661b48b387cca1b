/**
 * `npm run -s merge -- FOLDER -o OUT.xlsx`: merges the workbooks of a folder offline. Exit 0 all is counted, 1 something
 * was left out or is to be checked, 2 nothing was written.
 */
import { runMerge } from './merge/run.ts';

process.exitCode = runMerge(process.argv.slice(2), { out: process.stdout, err: process.stderr });
