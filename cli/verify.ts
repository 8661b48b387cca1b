/**
 * `npm run verify`: proves the audit chain of the local database, or of a FILE (a backup, an .sqlite, the .sql of
 * wrangler d1 export), or (`--remote`) of the deployed D1. `--keys FILE|ADDRESS`: the published receipt keys; `--after BACKUP`: an earlier backup whose head
 * must still be in the chain; `--json`; `--database DB_620000`: one of several deployed. Exit 0 proven, 1 faults found, 2 not readable.
 */
import type { JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportDeployed } from './backup/deployed.ts';
import { openLocalDatabase } from './backup/local-database.ts';
import { text } from './backup/say.ts';
import { openSource } from './backup/source.ts';
import { type Against, type Fault, type Proof, prove } from './backup/verify.ts';
import { databaseBindings } from './demo/bindings.ts';
import { stateFolder } from './demo/state.ts';
import { runWrangler } from './demo/wrangler.ts';
import { wranglerToml } from './operations/databases.ts';

/** Of many faults the first ones are shown; the count tells the rest. */
const SHOWN = 20;

async function keysFrom(place: string): Promise<JsonWebKey[]> {
  const json = /^https?:/.test(place) ? await (await fetch(place)).text() : readFileSync(place, 'utf8');
  return (JSON.parse(json) as { keys: JsonWebKey[] }).keys;
}

function open(file: string | undefined) {
  if (file === undefined) {
    const db = openLocalDatabase(stateFolder().persist);
    if (!db) console.error(text('backup.noLocal'));
    return db;
  }
  const source = existsSync(file) ? openSource(file) : null;
  if (source?.ok) return source.value;
  console.error(text(source ? source.error : 'backup.noFile', { file }));
  return null;
}

function openDeployed(database: string) {
  const db = exportDeployed(runWrangler, database);
  if (!db) console.error(text('backup.noRemote'));
  return db;
}

const placeOf = (fault: Fault) => ('event' in fault ? fault.event : fault.submission);

function print(proof: Proof): void {
  const { events, waiting, submissions, signatures, head, faults } = proof;
  console.log(text('verify.counts', { events, submissions }));
  if (waiting > 0) console.log(text('verify.waiting', { count: waiting }));
  console.log(signatures === null ? text('verify.noKeys') : text('verify.signatures', { count: signatures }));
  if (head) console.log(text('verify.head', head));
  for (const fault of faults.slice(0, SHOWN)) console.log(text(`verify.fault.${fault.kind}`, { at: placeOf(fault) }));
  if (faults.length > SHOWN) console.log(text('verify.more', { count: faults.length - SHOWN }));
  console.log(text(faults.length === 0 ? 'verify.holds' : 'verify.broken', { count: faults.length }));
}

const OPTIONS = {
  keys: { type: 'string' },
  after: { type: 'string' },
  json: { type: 'boolean', default: false },
  remote: { type: 'boolean', default: false },
  database: { type: 'string' },
} as const;

/** Proves one database; 0 proven, 1 faults, 2 not readable. */
function proven(db: ReturnType<typeof open>, against: Against, json: boolean): number {
  if (!db) return 2;
  const proof = prove(db, against);
  if (json) console.log(JSON.stringify(proof, null, 1));
  else print(proof);
  return proof.faults.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const against: { -readonly [K in keyof Against]: Against[K] } = {};
  if (values.keys !== undefined) against.keys = await keysFrom(values.keys);
  if (values.after !== undefined) {
    const earlier = open(values.after);
    if (!earlier) return 2;
    against.earlier = prove(earlier).head;
  }
  if (!values.remote) return proven(open(positionals[0]), against, values.json);
  const all = values.database === undefined ? databaseBindings(wranglerToml()) : [values.database];
  return Math.max(...all.map((name) => proven(openDeployed(name), against, values.json)));
}

process.exitCode = await main();
