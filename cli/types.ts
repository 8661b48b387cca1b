/** Type-checks each room with its own lib: one combined program would mix DOM, Workers and Node types. */
import { spawnSync } from 'node:child_process';
import { commandLine } from './command-line/command-line.ts';

const ROOMS = ['shared', 'worker', 'addin', 'cli', 'test', 'test/worker', 'test/excel-host/page'];

await commandLine('types');
let failed = false;
for (const room of ROOMS) {
  const run = spawnSync('tsc', ['-p', `${room}/tsconfig.json`], { stdio: 'inherit', shell: true });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
