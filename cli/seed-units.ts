/**
 * `npm run seed-units [-- --remote]`: the tree of units of a fresh deployment, from the national divisions: the ministry,
 * 31 provinces and 兵团, prefectures, counties. `--root 320000`: one province alone, at the top; `--depth prefecture`:
 * not as far down. Refuses where there are units already, unless `--again` (adds what is missing, changes nothing).
 */
import { parseArgs } from 'node:util';
import { text } from './backup/say.ts';
import { runWrangler } from './demo/wrangler.ts';
import { seedUnits } from './operations/begin.ts';
import { DEPTHS, MINISTRY } from './operations/national-units.ts';
import { placeOf } from './operations/place.ts';

function main(): number {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: MINISTRY },
      depth: { type: 'string', default: 'county' },
      again: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
    },
  });
  const depth = DEPTHS.find((one) => one === values.depth);
  if (!depth) {
    console.error(text('begin.usageUnits'));
    return 2;
  }
  const { root, again, remote } = values;
  const place = { run: runWrangler, database: 'DB', where: placeOf(remote) };
  const seeded = seedUnits(place, { root, depth, again }, new Date());
  if (!seeded.ok) {
    console.error(text(seeded.error, { unit: root }));
    return seeded.error === 'begin.noDatabase' ? 2 : 1;
  }
  console.log(text('begin.units', { count: seeded.value }));
  return 0;
}

process.exitCode = main();
