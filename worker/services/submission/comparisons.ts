import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { compareRecords } from '../../../shared/versions/compare-records.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { recordsOf } from '../../store/record.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { headerOf, versionNumbered } from '../../store/submission-reads.ts';
import type { Caller, World } from '../world.ts';
import { receiptNumber } from './receipts.ts';
import { submissionInReach } from './submission-reach.ts';

/** Records told of one comparison: beyond that nobody reads it on a screen, and an answer must end. */
const MOST_CHANGES = 2_000;

/** Two versions of one unit's annex, cell by cell: `before` to `after`, whichever is the newer. */
export async function compareVersions(
  world: World,
  caller: Caller,
  before: string,
  after: string,
): Promise<Result<Comparison, Problem>> {
  const [a, b] = [await submissionInReach(world, caller, before), await submissionInReach(world, caller, after)];
  if (!a.ok) return a;
  if (!b.ok) return b;
  const placeOf = ({ notice, annex, unit }: StoredSubmission) => `${notice} ${annex} ${unit}`;
  if (placeOf(a.value) !== placeOf(b.value)) return fail(problem('compare.unrelated', { before, after }));
  return ok(await comparisonOf(world, a.value, b.value));
}

/** What came in since the version somebody built on; null where that one never was. */
export async function differenceSince(
  world: World,
  place: { readonly notice: string; readonly annex: string; readonly unit: string },
  base: number,
  current: number,
): Promise<Comparison | null> {
  const [before, after] = await Promise.all(
    [base, current].map((version) => versionNumbered(world.db, place, version)),
  );
  if (!after || (base > 0 && !before)) return null;
  return comparisonOf(world, before ?? null, after);
}

async function comparisonOf(
  world: World,
  before: StoredSubmission | null,
  after: StoredSubmission,
): Promise<Comparison> {
  const annex = annexById(after.annex);
  if (!annex) throw new Error(`no annex ${after.annex}`);
  const contentOf = async (s: StoredSubmission | null) => {
    if (!s) return { records: [], header: {} };
    const [records, header] = await Promise.all([recordsOf(world.db, s.id), headerOf(world.db, s.id)]);
    return { records, header };
  };
  const [left, right] = [await contentOf(before), await contentOf(after)];
  const { same, changes } = compareRecords(annex, left.records, right.records);
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const json = {
    ...{ notice: after.notice, annex: after.annex, unit: after.unit, unitName: after.unitName },
    ...{ before: before && versionOf(before), after: versionOf(after), same },
    ...{ added: count('added'), removed: count('removed'), changed: count('changed') },
    header: headerChanges(left.header, right.header),
    changes: changes.slice(0, MOST_CHANGES),
    more: Math.max(0, changes.length - MOST_CHANGES),
  };
  return json as unknown as Comparison;
}

function versionOf(s: StoredSubmission) {
  const { id, version, receivedAt, count } = s;
  return { id: String(id), version, receivedAt, receiptNumber: receiptNumber(s), count };
}

type Header = Readonly<Record<string, string>>;

function headerChanges(before: Header, after: Header): Comparison['header'] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const cells = keys.map((key) => ({ key, before: before[key] ?? null, after: after[key] ?? null }));
  return cells.filter((cell) => cell.before !== cell.after);
}
