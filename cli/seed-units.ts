/**
 * `npm run seed-units [-- --remote]`: the tree of units of a fresh deployment, from the national divisions: the ministry,
 * 31 provinces and 兵团, prefectures, counties. `--root 320000`: one province alone, at the top; `--depth prefecture`:
 * not as far down. Refuses where there are units already, unless `--again` (adds what is missing, changes nothing).
 */
import { text } from './backup/say.ts';
import { commandLine } from './command-line/command-line.ts';
import { seedUnits } from './operations/begin.ts';
import { MINISTRY } from './operations/national-units.ts';
import { placeOf } from './operations/place.ts';
import { runWrangler } from './wrangler/wrangler.ts';

async function main(): Promise<number> {
  const { root = MINISTRY, depth, again, remote } = (await commandLine('seed-units')).options;
  const place = { run: runWrangler, database: 'DB', where: placeOf(remote) };
  const seeded = seedUnits(place, { root, depth, again }, new Date());
  if (!seeded.ok) {
    console.error(text(seeded.error, { unit: root }));
    return seeded.error === 'begin.noDatabase' ? 2 : 1;
  }
  console.log(text('begin.units', { count: seeded.value }));
  return 0;
}

process.exitCode = await main();
