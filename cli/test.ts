/** `npm test`: format and lint, types, unit and Worker tests, then the browser tests on the built page. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { commandLine } from './command-line/command-line.ts';
import { ensureChromium } from './testing/chromium.ts';

function step(name: string, command: string, env: NodeJS.ProcessEnv = {}): void {
  console.log(`\n── ${name}: ${command}`);
  const began = Date.now();
  const run = spawnSync(command, { stdio: 'inherit', shell: true, env: { ...process.env, ...env } });
  if (run.status !== 0) {
    console.error(`\n${name} failed.`);
    process.exit(run.status ?? 1);
  }
  console.log(`── ${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

/** One more than there are processors: a file that waits for its workerd leaves one idle. Each takes about 300 MB. */
const WORKERS = Math.min(availableParallelism() + 1, 8);

await commandLine('test');
step('format and lint', 'npm run --silent lint');
step('types and house rules', 'npm run --silent types');
step('unit and Worker tests', `vitest run --maxWorkers=${WORKERS} --project unit --project worker --project databases`);

const chromium = await ensureChromium();
if (!chromium) {
  console.error(
    'The browser tests need Chromium, and none could be found or installed. Install one, or set CHROMIUM_PATH.',
  );
  process.exit(1);
}
console.log(`\nBrowser tests run on ${chromium}`);
step('page and pane', 'npm run --silent build');
step('browser tests', 'vitest run --project e2e', { CHROMIUM_PATH: chromium });
