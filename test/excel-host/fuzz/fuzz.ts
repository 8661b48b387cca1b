/** By hand: `node test/excel-host/fuzz/fuzz.ts --runs 200 --acts 40 --seed 1 --level latest`. Says the seeds that fail. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closeBrowser } from '../driver/browser.ts';
import type { ApiLevel } from '../driver/sets.ts';
import { Fuzz, openDesk } from './run.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    acts: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    level: { type: 'string', default: 'latest' },
    file: { type: 'string', default: 'a2-gansu-messy.xlsx' },
    faults: { type: 'string', default: '1' },
  },
});

const workbook = new Uint8Array(readFileSync(new URL(`../../fixtures/${options.file}`, import.meta.url)));
const excel = await openDesk(workbook, options.level as ApiLevel);
const fuzz = new Fuzz(excel, workbook);
let faults = 0;
let done = 0;
const began = Date.now();
for (let seed = Number(options.seed); done < Number(options.runs) && faults < Number(options.faults); seed++, done++) {
  const fault = await fuzz.run(seed, Number(options.acts));
  if (!fault) continue;
  faults += 1;
  console.log(`seed ${seed} (${fault.acts.length} acts): ${fault.what}`);
  const { what, acts } = await fuzz.shrink(fault);
  console.log(`  by ${acts.length} of them: ${what}`);
  for (const act of acts) console.log(`  ${JSON.stringify(act)}`);
}
console.log(
  `\n${done} runs, ${faults} faults, ${((Date.now() - began) / 1000).toFixed(1)} s; pages said: ${excel.errors.join(' | ') || 'nothing'}`,
);
await excel.close();
await closeBrowser();
process.exitCode = faults > 0 ? 1 : 0;
