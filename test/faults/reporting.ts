/** Units that hand in version after version, and what of it must be there in the end. */
import { acknowledged, type Run, read } from './asking.ts';
import type { Account } from './server.ts';

/** What was acknowledged of one version. */
export interface Receipted {
  readonly account: Account;
  readonly annex: string;
  readonly version: number;
  readonly receipt: string;
  readonly contentHash: string;
  readonly rows: number;
}

export interface Reply {
  readonly submission: { readonly id: string; readonly version: number };
  readonly receipt: { readonly number: string; readonly contentHash: string; readonly count: number };
}

/** Needs or offers of one unit, other ones in each version. `place`: within what the annex asks for. */
export function recordsOf(account: Account, version: number, rows: number, place: object): object[] {
  return Array.from({ length: rows }, (_, i) => ({
    values: {
      ...{
        projectName: `${account.unitName}第${version}版第${i + 1}个项目`,
        aidCategory: '教育帮扶',
        implementPlace: place,
      },
      ...{ summary: `用于检验断电时不丢不重，第${i + 1}行。`, fundsWan: version + i / 100 },
      ...{ contactName: '李桂', contactMobile: '13812345678' },
    },
  }));
}

export const rowsIn = (version: number): number => 1 + ((version * 7) % 50);

/** One unit reporting version after version until told to stop. */
export async function officer(run: Run, account: Account, receipts: Receipted[]): Promise<void> {
  const annex = 'mca2021-annex3';
  for (let version = 1; run.running; version++) {
    const rows = rowsIn(version);
    const records = recordsOf(account, version, rows, { code: '620000', name: '甘肃省' });
    const header = { reportingUnit: account.unitName };
    const body = { notice: 'mca2021', annex, baseVersion: version - 1, header, records };
    const key = `faults-${account.unit}-${version}`;
    const reply = await acknowledged<Reply>(run, { account, path: '/submissions', key, body });
    if (!reply) return;
    receipts.push(receiptedAs(account, annex, version, rows, reply));
  }
}

export function receiptedAs(account: Account, annex: string, version: number, rows: number, reply: Reply): Receipted {
  if (reply.submission.version !== version) {
    throw new Error(`${account.unitName}: version ${reply.submission.version}, sent ${version}`);
  }
  return { account, annex, version, rows, receipt: reply.receipt.number, contentHash: reply.receipt.contentHash };
}

interface Listed {
  readonly items: readonly { readonly version: number; readonly receiptNumber: string; readonly count: number }[];
  readonly next: string | null;
}

async function stored(run: Run, account: Account, annex: string): Promise<Listed['items']> {
  const items: Listed['items'][number][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ notice: 'mca2021', annex, unit: account.unit, ...(cursor ? { cursor } : {}) });
    const page: Listed = await read<Listed>(run, account, `/submissions?${query}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** What is wrong between what was acknowledged of one unit and what is stored. */
async function faultsOfUnit(run: Run, own: readonly Receipted[]): Promise<string[]> {
  const [{ account, annex }] = own as readonly [Receipted];
  const faults: string[] = [];
  const rows = await stored(run, account, annex);
  if (new Set(rows.map((row) => row.version)).size !== rows.length) faults.push(`${account.unitName}: a version twice`);
  if (new Set(rows.map((row) => row.receiptNumber)).size !== rows.length) {
    faults.push(`${account.unitName}: a receipt number twice`);
  }
  for (const one of own) {
    const row = rows.find(({ version }) => version === one.version);
    const what = `${account.unitName}: version ${one.version}`;
    if (!row) faults.push(`${what} was acknowledged and is lost`);
    else if (row.receiptNumber !== one.receipt) faults.push(`${what} has another receipt`);
    else if (row.count !== one.rows) faults.push(`${what} has ${row.count} of ${one.rows} rows`);
  }
  return faults;
}

/** What is wrong with what was handed in; empty when all is well. */
export async function faultsOfReports(run: Run, receipts: readonly Receipted[]): Promise<string[]> {
  const faults: string[] = [];
  const units = new Set(receipts.map(({ account, annex }) => `${account.unit} ${annex}`));
  for (const unit of units) {
    const own = receipts.filter(({ account, annex }) => `${account.unit} ${annex}` === unit);
    faults.push(...(await faultsOfUnit(run, own)));
  }
  for (const one of receipts) {
    const found = await read<{ contentHash?: string }>(run, one.account, `/receipts/${one.receipt}`).catch(() => null);
    if (found?.contentHash !== one.contentHash) faults.push(`receipt ${one.receipt} does not verify`);
  }
  return faults;
}
