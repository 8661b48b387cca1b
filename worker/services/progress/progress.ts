import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexProgress, Progress, ProgressEntry, SubtreeEntry } from '../../../shared/api/contracts/progress.ts';
import type { Stale } from '../../../shared/api/contracts/stale.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { gather, isAlone } from '../../store/databases.ts';
import { noticeById } from '../../store/notice.ts';
import type { Caller } from '../../store/person.ts';
import { type ProgressRow, progressRows, subtreeRows } from '../../store/progress.ts';
import type { Unit } from '../../store/unit.ts';
import { unitInReach } from '../access.ts';
import { staleBelow } from '../forward/stale.ts';
import { receiptNumber } from '../submission/receipts.ts';
import type { World } from '../world.ts';
import { isExpected, isReported, progressStateOf, unitTimeliness } from './state.ts';

/** 报送进度 of the units directly below one unit: on time apart from complete, complete apart from accepted. */
export async function readProgress(
  world: World,
  caller: Caller,
  noticeId: string,
  asked: { readonly unit?: string | undefined; readonly depth?: number; readonly annex?: string | undefined },
): Promise<Result<Progress, Problem>> {
  const unit = await unitInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const notice = await noticeById(world.db, noticeId);
  if (!notice) return fail(problem('notice.unknown', { notice: noticeId }));
  const { code, name } = unit.value;
  const rows = await rowsAt(world, unit.value, (db) => progressRows(db, noticeId, code));
  const depth = asked.depth ?? 1;
  const { path } = unit.value;
  const below = (db: D1Database) => subtreeRows(db, noticeId, path, depth, asked.annex ?? null);
  const tree = depth > 1 ? await rowsAt(world, unit.value, below) : [];
  const stale = await staleBelow(world, noticeId, null, unit.value);
  return ok({
    notice: noticeId,
    unit: code,
    unitName: name,
    asOf: world.now.toISOString(),
    annexes: notice.annexes.map((annex) => ({
      ...annexProgress(
        annex,
        code,
        rows.filter((row) => row.annex === annex),
        notice.year,
        stale.get(annex) ?? [],
      ),
      subtree: subtreeOf(
        path,
        tree.filter((row) => row.annex === annex),
        notice.year,
      ),
    })),
  });
}

/** Rows of a unit and those below it, each from where its unit is at home, in the order of the tree. */
export async function rowsAt(
  world: World,
  unit: Unit,
  read: (db: D1Database) => Promise<ProgressRow[]>,
): Promise<ProgressRow[]> {
  const rows = await gather(world.env, unit.path, read, ({ path }) => path);
  return isAlone(world.env) ? rows : rows.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

function annexProgress(
  id: string,
  unit: string,
  rows: readonly ProgressRow[],
  year: number,
  stale: Stale[],
): Omit<AnnexProgress, 'subtree'> {
  const annex = annexById(id);
  const own = rows.find((row) => row.unit === unit);
  const entries = rows.filter((row) => row.unit !== unit).map((row) => ({ row, entry: entryOf(row, year) }));
  const must = entries.filter(({ row }) => isExpected(row)).map(({ entry }) => entry);
  const reported = must.filter(({ reported: counted }) => counted);
  const exempt = entries.flatMap(({ entry }) => (entry.state === 'exempt' ? entry : []));
  const inState = (state: ProgressEntry['state']) => must.filter((entry) => entry.state === state).length;
  return {
    id,
    code: annex?.code ?? id,
    title: annex?.title ?? id,
    deadline: latest(must.map(({ deadline }) => deadline)),
    deadlineText: annex?.deadline?.quote ?? null,
    counts: {
      ...ratesOf(must),
      complete: {
        numerator: reported.filter(({ forward }) => !forward || forward.counted === forward.expected).length,
        denominator: must.length,
      },
    },
    late: reported.filter(({ timeliness }) => timeliness === 'late').length,
    nil: entries.filter(({ row, entry }) => row.nil === 1 && reported.includes(entry)).length,
    exempt: exempt.length,
    retired: exempt.filter((entry) => entry.retired).length,
    missing: inState('missing'),
    returned: inState('returned'),
    stale,
    own: own ? entryOf(own, year) : null,
    units: entries.map(({ entry }) => entry),
  };
}

/** Rates of the units that must fill an annex. */
function ratesOf(must: readonly ProgressEntry[]) {
  const ratio = (numerator: number) => ({ numerator, denominator: must.length });
  const reported = must.filter((entry) => entry.reported);
  return {
    reported: ratio(reported.length),
    onTime: ratio(reported.filter(({ timeliness }) => timeliness !== 'late').length),
    accepted: ratio(must.filter(({ acceptedVersion }) => acceptedVersion !== null).length),
  };
}

/** Everything below, with the rates of what lies directly below each; null where that is deeper than was asked. */
function subtreeOf(path: string, rows: readonly ProgressRow[], year: number): SubtreeEntry[] {
  const depthOf = (row: ProgressRow) => row.path.split('/').length - path.split('/').length;
  const below = new Map<string, ProgressEntry[]>();
  for (const row of rows.filter(isExpected)) {
    const parent = row.parent ?? '';
    below.set(parent, [...(below.get(parent) ?? []), entryOf(row, year)]);
  }
  return rows.map((row) => {
    const children = below.get(row.unit);
    const counts = children ? ratesOf(children) : null;
    return { ...entryOf(row, year), parent: row.parent ?? '', depth: depthOf(row), counts };
  });
}

function entryOf(row: ProgressRow, year: number): ProgressEntry {
  return {
    unit: row.unit,
    unitName: row.unitName,
    state: progressStateOf(row),
    timeliness: unitTimeliness(row),
    reported: isReported(row),
    retired: row.retired === 1,
    acceptedVersion: row.duty === 'exempt' ? null : row.acceptedVersion,
    forward: row.forwarded ? { expected: row.forwardExpected, counted: row.forwardCounted } : null,
    version: row.version,
    time: row.receivedAt,
    deadline: row.deadline,
    receiptNumber: row.submission === null ? null : receiptNumber({ year, id: row.submission }),
    submission: row.submission === null ? null : String(row.submission),
    count: row.count,
    below: row.below,
  };
}

/** ISO instants sort as text. */
function latest(deadlines: readonly (string | null)[]): string | null {
  return deadlines.reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
}
