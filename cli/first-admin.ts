/**
 * `npm run first-admin -- --unit 320000 --name 张三 [--remote]`: the first administrator of a fresh deployment. Prints a
 * code for one sign-in. Refuses where somebody administers already, unless `--again` (all devices lost). `--days 7`: how
 * long the code is good for.
 */
import { text } from './backup/say.ts';
import { commandLine } from './command-line/command-line.ts';
import { firstAdmin } from './operations/begin.ts';
import { placeOf } from './operations/place.ts';
import { runWrangler } from './wrangler/wrangler.ts';

async function main(): Promise<number> {
  const { options } = await commandLine('first-admin');
  const { unit, days, again, remote, database } = options;
  const name = options.name.trim().slice(0, 40);
  const place = { run: runWrangler, database, where: placeOf(remote) };
  const made = await firstAdmin(place, { unit, name, days, again }, new Date());
  if (!made.ok) {
    console.error(text(made.error, { unit }));
    return made.error === 'begin.noDatabase' ? 2 : 1;
  }
  const { code, unitName, expiresAt } = made.value;
  console.log(text('begin.admin', { unit: unitName, until: expiresAt.slice(0, 10) }));
  console.log(`\n  ${code}\n`);
  console.log(text('begin.adminNext'));
  return 0;
}

process.exitCode = await main();
