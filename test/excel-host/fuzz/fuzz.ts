/** `node test/excel-host/fuzz/fuzz.ts --runs 200 --acts 40`: says the seeds that fail, each by the fewest acts. */
import { existsSync, readFileSync } from 'node:fs';
import { commandLine, refuse } from '../../../cli/command-line/command-line.ts';
import { closeBrowser } from '../driver/browser.ts';
import { Fuzz, openDesk } from './run.ts';

const { runs, acts: most, seed: first, faults: enough, level, file } = (await commandLine('test:fuzz')).options;
const fixture = new URL(`../../fixtures/${file}`, import.meta.url);
if (!existsSync(fixture)) await refuse('usage.noFile', { file });

const workbook = new Uint8Array(readFileSync(fixture));
const excel = await openDesk(workbook, level);
const fuzz = new Fuzz(excel, workbook);
let faults = 0;
let done = 0;
const began = Date.now();
for (let seed = first; done < runs && faults < enough; seed++, done++) {
  const fault = await fuzz.run(seed, most);
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
