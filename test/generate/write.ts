/**
 * Writes realistic filled workbooks for people to try:
 * `node test/generate/write.ts FOLDER [SEED]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import { RECIPIENTS } from '../../shared/annex/catalogue/recipients.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { type GenerateRequest, generateWorkbook } from './generate-workbook.ts';

const [folder, seed = '2021'] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('node test/generate/write.ts FOLDER [SEED]\n');
  process.exit(2);
}
const divisions = nationalDivisions();
const cities = divisions.children('320000').map((d) => ({ code: d.code, name: `${d.name}民政局` }));
const counties = divisions.children('620000').flatMap((d) => divisions.children(d.code));
const provinces = divisions.children(null).filter((d) => !RECIPIENTS.includes(d.code));
const base = { seed: Number(seed) };
const organisations = ['江苏省慈善总会', '江苏省青少年发展基金会'].map((name) => ({ code: name, name }));

const requests: (GenerateRequest & { folder: string })[] = [
  // Every third city sends a messy workbook, two cells of which nobody can read without asking.
  ...cities.flatMap((unit, i) =>
    ['js2021-annex1', 'js2021-annex2'].map((annex) => ({
      ...base,
      ...{ folder: '江苏省', annex, unit, rows: 24 + i },
      ...(i % 3 === 2 ? { mess: 'some' as const, questions: 2 } : {}),
    })),
  ),
  ...organisations.flatMap((unit) =>
    ['js2021-annex2', 'js2021-annex3-form'].map((annex) => ({ ...base, folder: '江苏省', annex, unit, rows: 8 })),
  ),
  ...counties.map((d, i) => {
    const unit = { code: d.code, name: `${d.name}民政局` };
    return { ...base, folder: '甘肃省', annex: 'mca2021-annex2', unit, rows: 3 + (i % 6) };
  }),
  ...provinces.map((d, i) => {
    const unit = { code: d.code, name: `${d.name}民政${/省|自治区$/.test(d.name) ? '厅' : '局'}` };
    return { ...base, folder: '供给清单', annex: 'mca2021-annex3', unit, rows: 10 + i };
  }),
];

for (const request of requests) {
  const { bytes } = await generateWorkbook(request);
  const into = join(folder, request.folder);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, `${request.unit.name}${annexById(request.annex)?.code}.xlsx`), bytes);
}
process.stdout.write(`${requests.length} workbooks in ${folder}\n`);
