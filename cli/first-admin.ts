/**
 * `npm run first-admin -- --unit 320000 --name 张三 [--remote]`: the first administrator of a fresh deployment. Prints a
 * code for one sign-in. Refuses where somebody administers already, unless `--again` (all devices lost). `--days 7`: how
 * long the code is good for.
 */
import { parseArgs } from 'node:util';
import { text } from './backup/say.ts';
import { runWrangler } from './demo/wrangler.ts';
import { firstAdmin } from './operations/begin.ts';
import { placeOf } from './operations/place.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      unit: { type: 'string' },
      name: { type: 'string', default: '' },
      days: { type: 'string', default: '7' },
      again: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
      database: { type: 'string', default: 'DB' },
    },
  });
  const days = Number(values.days);
  if (values.unit === undefined || !Number.isInteger(days) || days < 1 || days > 30) {
    console.error(text('begin.usageAdmin'));
    return 2;
  }
  const { unit, again, remote, database } = values;
  const name = values.name.trim().slice(0, 40);
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
