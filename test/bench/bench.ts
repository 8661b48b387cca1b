/**
 * `npm run bench`: what the product promises of its speed, measured side by side in one run. `-- --json` for machines,
 * `-- --only pipeline,workbook,submissions,merging,excel` for some of it.
 */
import { cpus, totalmem } from 'node:os';
import { commandLine } from '../../cli/command-line/command-line.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { printSection, type Section } from './table.ts';
import { startBenchWorker } from './worker.ts';

const { options } = await commandLine('bench');
const wanted = (name: (typeof options.only)[number]) => options.only.includes(name);

const machine = {
  cpu: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  versions: {
    exceljs: packageJson.devDependencies.exceljs,
    xlsx: packageJson.dependencies['@e965/xlsx'],
    wrangler: packageJson.devDependencies.wrangler,
  },
};

const sections: Section[] = [];
function done(section: Section): void {
  sections.push(section);
  if (!options.json) printSection(section);
}

if (!options.json) {
  console.log(`${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}`);
  console.log(
    Object.entries(machine.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  );
}
if (wanted('pipeline')) done(await (await import('./sections/pipeline.ts')).pipeline());
if (wanted('workbook')) done((await import('./sections/workbook.ts')).workbook());
if (wanted('submissions') || wanted('merging') || wanted('excel')) {
  const worker = await startBenchWorker();
  if (wanted('submissions')) done(await (await import('./sections/submissions.ts')).submissions(worker));
  if (wanted('merging')) done(await (await import('./sections/merging.ts')).merging(worker));
  if (wanted('excel')) done(await (await import('./sections/excel.ts')).excel(worker));
  await worker.stop();
}
if (options.json) console.log(JSON.stringify({ machine, sections }, null, 2));
