/** `npm run deploy`: checks first, then migrations, then wrangler deploy. Nothing of the demo is ever deployed. */
import { commandLine } from './command-line/command-line.ts';
import { buildPage } from './demo/page.ts';
import { newReceiptKey } from './demo/receipt-key.ts';
import { say } from './demo/say.ts';
import { obstacleOf } from './operations/deploy-checks.ts';
import { databaseBindings } from './wrangler/bindings.ts';
import { runWrangler, wranglerToml } from './wrangler/wrangler.ts';

const TOML = wranglerToml();

function isReady(): boolean {
  const obstacle = obstacleOf(runWrangler, TOML);
  if (!obstacle) return true;
  if (obstacle.output) console.error(obstacle.output);
  say(obstacle.key, obstacle.params);
  if (obstacle.key === 'deploy.noSecret') console.log(newReceiptKey());
  return false;
}

function step(args: readonly string[]): boolean {
  const done = runWrangler(args, false).ok;
  if (!done) say('deploy.failed');
  return done;
}

function main(): boolean {
  if (!isReady()) return false;
  if (!buildPage(() => say('start.building'))) {
    say('deploy.failed');
    return false;
  }
  say('deploy.migrating');
  const migrated = databaseBindings(TOML).every((name) => step(['d1', 'migrations', 'apply', name, '--remote']));
  if (!migrated || !step(['deploy'])) return false;
  say('deploy.done');
  say('deploy.next');
  return true;
}

await commandLine('deploy');
process.exit(main() ? 0 : 1);
