/**
 * `npm run test:faults`: the server is killed (kill -9, the whole process group) again and again while units submit.
 * Each client keeps its key and tries again until it is acknowledged. In the end every acknowledged submission is there
 * exactly once, with the content that was sent, and nothing is torn.
 *
 *   npm run test:faults -- --kills 20 --port 8790
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Account, type Server, startServer } from './server.ts';

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, port: { type: 'string', default: '8790' } },
});
const kills = Number(options.kills);
const port = Number(options.port);
const state = mkdtempSync(path.join(tmpdir(), 'annex-faults-'));

interface Acknowledged {
  readonly account: Account;
  readonly version: number;
  readonly receipt: string;
  readonly contentHash: string;
  readonly rows: number;
}

const acknowledged: Acknowledged[] = [];
let running = true;
let server: Server;
let retried = 0;

function body(version: number, rows: number, account: Account): string {
  const records = Array.from({ length: rows }, (_, i) => ({
    values: {
      projectName: `第${version}版第${i + 1}个项目`,
      aidCategory: '教育帮扶',
      implementPlace: { code: '620000', name: '甘肃省' },
      summary: `用于检验断电时不丢不重，第${i + 1}行。`,
      fundsWan: version + i / 100,
      contactName: '李桂',
      contactMobile: '13812345678',
    },
  }));
  return JSON.stringify({
    notice: 'mca2021',
    annex: 'mca2021-annex3',
    baseVersion: version - 1,
    header: { reportingUnit: account.unitName },
    records,
  });
}

interface Reply {
  readonly submission: { readonly version: number };
  readonly receipt: { readonly number: string; readonly contentHash: string };
}

/** Sends one version until it is acknowledged, always with the same key. */
async function submit(account: Account, version: number, rows: number): Promise<Reply | undefined> {
  const sent = body(version, rows, account);
  while (running) {
    try {
      const response = await fetch(`${server.address}/api/v1/submissions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${account.token}`,
          'content-type': 'application/json',
          'idempotency-key': `faults-${account.unit}-${version}`,
        },
        body: sent,
      });
      if (response.status === 201 || response.status === 200) return (await response.json()) as Reply;
      // While the server comes up its proxy may answer 5xx; 429 asks for patience. Anything else is a finding.
      if (response.status < 500 && response.status !== 429) {
        throw new Error(`unit ${account.unit} version ${version}: ${response.status} ${await response.text()}`);
      }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('unit ')) throw error;
    }
    retried++;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

/** One unit reporting version after version until told to stop. */
async function officer(account: Account): Promise<void> {
  for (let version = 1; running; version++) {
    const rows = 1 + ((version * 7) % 50);
    const reply = await submit(account, version, rows);
    if (!reply) return;
    if (reply.submission.version !== version)
      throw new Error(`unit ${account.unit}: version ${reply.submission.version}, sent ${version}`);
    acknowledged.push({
      account,
      version,
      receipt: reply.receipt.number,
      contentHash: reply.receipt.contentHash,
      rows,
    });
  }
}

interface Listed {
  readonly items: readonly { readonly version: number; readonly receiptNumber: string; readonly count: number }[];
  readonly next: string | null;
}

async function stored(account: Account): Promise<Listed['items']> {
  const items: Listed['items'][number][] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({
      notice: 'mca2021',
      annex: 'mca2021-annex3',
      unit: account.unit,
      ...(cursor ? { cursor } : {}),
    });
    const response = await fetch(`${server.address}/api/v1/submissions?${query}`, {
      headers: { authorization: `Bearer ${account.token}` },
    });
    if (!response.ok) throw new Error(`listing ${account.unit}: ${response.status}`);
    const page = (await response.json()) as Listed;
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

/** What is wrong between what was acknowledged and what is stored; empty when all is well. */
async function audit(accounts: readonly Account[]): Promise<string[]> {
  const faults: string[] = [];
  for (const account of accounts) {
    const rows = await stored(account);
    const versions = rows.map((row) => row.version);
    if (new Set(versions).size !== versions.length) faults.push(`${account.unitName}: a version is stored twice`);
    if (new Set(rows.map((row) => row.receiptNumber)).size !== rows.length)
      faults.push(`${account.unitName}: a receipt number is used twice`);
    for (const one of acknowledged.filter((a) => a.account === account)) {
      const row = rows.find((r) => r.version === one.version);
      if (!row) faults.push(`${account.unitName}: acknowledged version ${one.version} is lost`);
      else if (row.receiptNumber !== one.receipt)
        faults.push(`${account.unitName}: version ${one.version} has another receipt`);
      else if (row.count !== one.rows)
        faults.push(`${account.unitName}: version ${one.version} has ${row.count} of ${one.rows} rows`);
    }
  }
  for (const one of acknowledged) {
    const response = await fetch(`${server.address}/api/v1/receipts/${one.receipt}`);
    const found = response.ok ? ((await response.json()) as { contentHash?: string }) : {};
    if (found.contentHash !== one.contentHash) faults.push(`receipt ${one.receipt} does not verify`);
  }
  return faults;
}

server = await startServer(port, state);
const recipients = new Set(['540000', '650000', '530000', '630000', '510000', '620000', '660000']);
const accounts = server.accounts
  .filter((a) => a.role === 'officer' && /^\d\d0000$/.test(a.unit) && a.unit !== '100000' && !recipients.has(a.unit))
  .slice(0, 8);
const officers = Promise.all(accounts.map(officer));
let broken: unknown;
officers.catch((error) => {
  broken = error;
});

for (let kill = 1; kill <= kills && broken === undefined; kill++) {
  const before = acknowledged.length;
  await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_700));
  await server.kill();
  console.log(
    `kill ${kill}/${kills}: ${acknowledged.length} acknowledged (${acknowledged.length - before} since the last)`,
  );
  server = await startServer(port, state);
}
running = false;
await officers;
const faults = broken === undefined ? await audit(accounts) : [String(broken)];
await server.kill();
rmSync(state, { recursive: true, force: true });

for (const fault of faults) console.error(fault);
console.log(
  `${kills} kills, ${acknowledged.length} submissions acknowledged, ${retried} retries: ${faults.length} faults.`,
);
if (acknowledged.length === 0) console.error('Nothing was acknowledged: this run proves nothing.');
process.exit(faults.length === 0 && acknowledged.length > 0 ? 0 : 1);
