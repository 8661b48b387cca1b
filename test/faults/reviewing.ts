/** 临夏州 and its counties: returned, answered, withdrawn, accepted and handed up, over and over, while the server dies. */
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { acknowledged, type Run, read } from './asking.ts';
import { type Receipted, type Reply, receiptedAs, recordsOf } from './reporting.ts';
import type { Account, Server } from './server.ts';

const CITY = '622900';
const COUNTIES = ['622921', '622922', '622926'];
const ANNEX = 'mca2021-annex2';
/** Few rows: what is handed up holds those of all counties. */
const ROWS = 4;

interface Decided {
  readonly decision: { readonly id: string; readonly kind: string };
}

/** What was acknowledged to have been decided, with the account that may read it. */
export interface Decision {
  readonly account: Account;
  readonly submission: string;
  readonly id: string;
  readonly kind: string;
}

/** What was acknowledged of the review. */
export interface Reviewed {
  readonly receipts: Receipted[];
  readonly decisions: Decision[];
  readonly forwards: { readonly account: Account; readonly id: string; readonly rows: number }[];
}

const accountOf = (server: Server, unit: string, role: Account['role']): Account => {
  const found = server.accounts.find((one) => one.unit === unit && one.role === role);
  if (!found) throw new Error(`no ${role} of ${unit}`);
  return found;
};

/** What becomes of each version in turn. */
const FATES = ['return', 'withdraw', 'accept'] as const;

/** One county: each version is decided on before the next one, which answers where it was returned. */
async function county(run: Run, unit: string, told: Reviewed): Promise<void> {
  const account = accountOf(run.server, unit, 'officer');
  const reviewer = accountOf(run.server, CITY, 'reviewer');
  const place = { code: unit, name: nationalDivisions().pathName(unit) };
  let replies: object[] = [];
  for (let version = 1; run.running; version++) {
    const records = recordsOf(account, version, ROWS, place);
    const header = { reportingUnit: account.unitName };
    const body = { notice: 'mca2021', annex: ANNEX, baseVersion: version - 1, header, records, replies };
    const key = `review-${unit}-${version}`;
    const reply = await acknowledged<Reply>(run, { account, path: '/submissions', key, body });
    if (!reply) return;
    told.receipts.push(receiptedAs(account, ANNEX, version, ROWS, reply));
    const { id } = reply.submission;
    const fate = FATES[version % FATES.length] as (typeof FATES)[number];
    const asked =
      fate === 'withdraw'
        ? { account, path: `/submissions/${id}/withdraw`, body: {} }
        : { account: reviewer, path: `/submissions/${id}/decisions`, body: { kind: fate, overall: '请核对资金' } };
    const decided = await acknowledged<Decided>(run, { ...asked, key: `decide-${unit}-${version}` });
    if (!decided) return;
    told.decisions.push({ account, submission: id, ...decided.decision });
    replies = fate === 'return' ? [{ decision: decided.decision.id, text: '已核对' }] : [];
  }
}

/** The city hands up what it has accepted, version after version. */
async function city(run: Run, told: Reviewed): Promise<void> {
  const account = accountOf(run.server, CITY, 'officer');
  const path = `/notices/mca2021/annexes/${ANNEX}/forward`;
  // Until the first acceptance there is nothing to hand up.
  const wait = ['submission.hasIssues', 'forward.nothingBelow'];
  for (let version = 1; run.running; version++) {
    const asked = { account, path, key: `forward-${version}`, body: { baseVersion: version - 1 } };
    const reply = await acknowledged<Reply>(run, version === 1 ? { ...asked, wait } : asked);
    if (!reply) return;
    const rows = reply.receipt.count;
    told.receipts.push(receiptedAs(account, ANNEX, version, rows, reply));
    told.forwards.push({ account, id: reply.submission.id, rows });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** All of them, until told to stop. */
export async function review(run: Run, told: Reviewed): Promise<void> {
  await Promise.all([...COUNTIES.map((unit) => county(run, unit, told)), city(run, told)]);
}

interface Whole {
  readonly records: readonly object[];
  readonly decisions: readonly { readonly id: string; readonly kind: string }[];
  readonly forward: { readonly inputs: readonly { readonly submission: string }[] } | null;
}

/** What is wrong with what was decided and handed up; empty when all is well. */
export async function faultsOfReview(run: Run, { decisions, forwards }: Reviewed): Promise<string[]> {
  const faults: string[] = [];
  for (const { account, submission, id, kind } of decisions) {
    const found = (await read<Whole>(run, account, `/submissions/${submission}`)).decisions;
    const what = `${account.unitName}: the decision on submission ${submission}`;
    if (found.length > 1) faults.push(`${what} is there ${found.length} times`);
    if (!found.some((one) => one.id === id && one.kind === kind)) faults.push(`${what} was acknowledged and is lost`);
  }
  for (const { account, id, rows } of forwards) {
    const whole = await read<Whole>(run, account, `/submissions/${id}`);
    const made = (whole.forward?.inputs.length ?? 0) * ROWS;
    if (whole.records.length !== rows || made !== rows) {
      faults.push(`what was handed up as ${id}: ${whole.records.length} of ${rows} rows, ${made} of its inputs`);
    }
  }
  return faults;
}
