/**
 * `npm run verify`: proves the audit chain of the local databases, or of a FILE (a backup with those of provinces beside
 * it, an .sqlite, the .sql of wrangler d1 export), or (`--remote`) of the deployed D1s. `--keys FILE|ADDRESS`: the
 * published receipt keys; `--after BACKUP`: an earlier backup whose head must still be in the chain; `--json`;
 * `--database DB_620000`: this one alone. Exit 0 proven, 1 faults found, 2 not readable.
 */
import type { JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { exportDeployed } from './backup/deployed.ts';
import { localDatabases } from './backup/local-database.ts';
import { isFile, partsOf } from './backup/parts.ts';
import { text } from './backup/say.ts';
import { openSource } from './backup/source.ts';
import { type Against, type Fault, type Proof, prove } from './backup/verify.ts';
import { commandLine } from './command-line/command-line.ts';
import { stateFolder } from './demo/state.ts';
import { databaseBindings } from './wrangler/bindings.ts';
import { runWrangler, wranglerToml } from './wrangler/wrangler.ts';

/** Of many faults the first ones are shown; the count tells the rest. */
const SHOWN = 20;
const UNREADABLE = 2;

/** By their bindings; null: not readable, which was said. */
type Databases = ReadonlyMap<string, DatabaseSync | null>;

/** null: not to be had. */
async function keysFrom(place: string): Promise<JsonWebKey[] | null> {
  try {
    const json = /^https?:/.test(place) ? await (await fetch(place)).text() : readFileSync(place, 'utf8');
    const { keys } = JSON.parse(json) as { keys?: JsonWebKey[] };
    return Array.isArray(keys) ? keys : null;
  } catch {
    return null;
  }
}

function openFile(file: string): DatabaseSync | null {
  const source = openSource(file);
  if (source.ok) return source.value;
  console.error(text(source.error, { file }));
  return null;
}

/** The databases of the files that belong together; `only`: of FILE alone. */
function openFiles(file: string, only: string | undefined): Databases {
  const parts = only !== undefined || !isFile(file) ? [{ database: only ?? 'DB', file }] : partsOf(file);
  return new Map(parts.map((part) => [part.database, openFile(part.file)]));
}

function openDeployed(only: string | undefined): Databases {
  const names = only === undefined ? databaseBindings(wranglerToml()) : [only];
  return new Map(
    names.map((database) => {
      const db = exportDeployed(runWrangler, database);
      if (!db) console.error(text('backup.noRemote', { database }));
      return [database, db];
    }),
  );
}

async function openLocal(only: string | undefined): Promise<Databases> {
  const all = [...(await localDatabases(stateFolder().persist))];
  const wanted = all.filter(([database]) => only === undefined || database === only);
  for (const [database, db] of wanted) if (!db) console.error(text('backup.noLocal', { database }));
  return new Map(wanted);
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

/** Proves each database; 0 proven, 1 faults, 2 not readable. */
function proven(databases: Databases, keys: JsonWebKey[] | null, earlier: Databases | null, json: boolean): number {
  const proofs: Proof[] = [];
  for (const [database, db] of databases) {
    if (!db) continue;
    const before = earlier?.get(database);
    const against: Against = { ...(keys && { keys }), ...(before && { earlier: prove(before).head }) };
    const proof = prove(db, against);
    proofs.push(proof);
    if (json) continue;
    if (databases.size > 1) console.log(text('verify.database', { database }));
    print(proof);
    if (earlier && !before) console.log(text('verify.noEarlier', { database }));
  }
  if (json) console.log(JSON.stringify(databases.size === 1 ? proofs[0] : proofs, null, 1));
  if (proofs.length < databases.size) return UNREADABLE;
  return proofs.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

async function main(): Promise<number> {
  const { options, files } = await commandLine('verify');
  const { database, after, remote, json } = options;
  const keys = options.keys === undefined ? null : await keysFrom(options.keys);
  if (options.keys !== undefined && keys === null) {
    console.error(text('verify.keysUnread', { place: options.keys }));
    return UNREADABLE;
  }
  const earlier = after === undefined ? null : openFiles(after, database);
  if (earlier && [...earlier.values()].includes(null)) return UNREADABLE;
  const [file] = files;
  if (file !== undefined) return proven(openFiles(file, database), keys, earlier, json);
  return proven(remote ? openDeployed(database) : await openLocal(database), keys, earlier, json);
}

process.exitCode = await main();
