/**
 * Writes the add-in's manifest for one deployment, after checking it against Office's rules:
 * `npm run manifest -- --host https://annex.mz.example.gov.cn --cdn 21vianet`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine } from './command-line/command-line.ts';
import { checkManifest } from './manifest/check.ts';
import { manifestOrder } from './manifest/order.ts';
import { bilingual } from './manifest/say.ts';
import { manifest } from './manifest/template.ts';

const root = path.resolve(import.meta.dirname, '..');

function stop(code: 1 | 2, ...lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(code);
}

const { options } = await commandLine('manifest');
const order = manifestOrder(options, root);
if (!order.ok) stop(2, bilingual(order.error.code, order.error.params));
const { deployment, out } = order.value;

const text = manifest(deployment);
const findings = checkManifest(text);
if (findings.length > 0)
  stop(
    1,
    bilingual('manifest.broken', { count: findings.length }),
    ...findings.map(({ rule, at, detail }) => `${rule} (${at}): ${detail}`),
  );

mkdirSync(path.dirname(out), { recursive: true });
writeFileSync(out, text);
const { origin: host, cdn, version } = deployment;
console.log(bilingual('manifest.written', { file: path.relative(root, out) || out, host, cdn, version }));
