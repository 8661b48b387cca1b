/**
 * `npm run test:faults`: the server is killed (kill -9, the whole process group) again and again while units submit, are
 * returned, withdraw, are accepted and hand up. Each client keeps its key and tries again until it is acknowledged. In
 * the end all that was acknowledged is there exactly once, with the content that was sent, nothing is torn, and the audit
 * chain proves it.
 *
 *   npm run test:faults -- --kills 50 --officers 8 --port 8790
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine } from '../../cli/command-line/command-line.ts';
import type { Run } from './asking.ts';
import { faultsOfReports, officer, type Receipted } from './reporting.ts';
import { faultsOfReview, type Reviewed, review } from './reviewing.ts';
import { startServer } from './server.ts';

const { kills, officers, port } = (await commandLine('test:faults')).options;
const state = mkdtempSync(path.join(tmpdir(), 'annex-faults-'));

/** `npm run verify` on what the last kill left. */
function unproven(): string[] {
  const env = { ...process.env, ANNEX_SYNC_STATE: state };
  const proof = spawnSync(process.execPath, ['--no-warnings', 'cli/verify.ts'], { env, encoding: 'utf8' });
  return proof.status === 0 ? [] : [`npm run verify: ${proof.stdout}${proof.stderr}`];
}

const receipts: Receipted[] = [];
const reviewed: Reviewed = { receipts: [], decisions: [], forwards: [] };
const run: Run = { server: await startServer(port, state), running: true, retried: 0 };
const recipients = new Set(['540000', '650000', '530000', '630000', '510000', '620000', '660000']);
const accounts = run.server.accounts
  .filter((a) => a.role === 'officer' && /^\d\d0000$/.test(a.unit) && a.unit !== '100000' && !recipients.has(a.unit))
  .slice(0, officers);
const people = Promise.all([...accounts.map((one) => officer(run, one, receipts)), review(run, reviewed)]);
let broken: unknown;
people.catch((error) => {
  broken = error;
});

const acknowledgements = () => receipts.length + reviewed.receipts.length + reviewed.decisions.length;
for (let kill = 1; kill <= kills && broken === undefined; kill++) {
  const before = acknowledgements();
  await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_700));
  await run.server.kill();
  console.log(
    `kill ${kill}/${kills}: ${acknowledgements()} acknowledged (${acknowledgements() - before} since the last)`,
  );
  run.server = await startServer(port, state);
}
run.running = false;
await people.catch(() => undefined);
const faults =
  broken === undefined
    ? [...(await faultsOfReports(run, [...receipts, ...reviewed.receipts])), ...(await faultsOfReview(run, reviewed))]
    : [String(broken)];
await run.server.kill();
faults.push(...unproven());
rmSync(state, { recursive: true, force: true });

for (const fault of faults) console.error(fault);
const { decisions, forwards } = reviewed;
const submitted = receipts.length + reviewed.receipts.length - forwards.length;
console.log(
  `${kills} kills; acknowledged: ${submitted} submissions, ${decisions.length} decisions, ${forwards.length} merges handed up; ${run.retried} retries: ${faults.length} faults.`,
);
const proves = submitted > 0 && decisions.length > 0 && forwards.length > 0;
if (!proves) console.error('Not everything was acknowledged at least once: this run proves nothing.');
process.exit(faults.length === 0 && proves ? 0 : 1);
