import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { ROSTERS } from '../../../shared/annex/roster.ts';
import type { Roster } from '../../../shared/api/contracts/roster.ts';
import { fieldType } from '../../../shared/field/registry.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { gather, gatherNumbered, isAlone } from '../../store/databases.ts';
import { noticeById } from '../../store/notice.ts';
import { recordsOfAll } from '../../store/record.ts';
import { ownRecordsOfMerges, type RosterRow, rosterRows } from '../../store/roster.ts';
import type { World } from '../world.ts';

/**
 * The public roster of a notice. Only what was accepted is in it, so that nobody's number is published by a slip of the
 * keyboard; a correction that is accepted takes the former one's place at once. Of a record only the annex's own columns
 * are shown, never what else stood on the sheet.
 */
export async function readRoster(world: World, noticeId: string): Promise<Result<Roster, Problem>> {
  const notice = await noticeById(world.db, noticeId);
  if (!notice) return fail(problem('notice.unknown', { notice: noticeId }));
  const annex = annexById(notice.annexes.find((id) => ROSTERS.has(id)) ?? '');
  if (!annex) return fail(problem('roster.unknown', { notice: noticeId }));
  const rows = await rowsEverywhere(world, notice.id, annex.id);
  const ids = rows.flatMap(({ submission }) => (submission === null ? [] : [submission]));
  const all = await gatherNumbered(world.env, ids, recordsOfAll);
  const own = await gatherNumbered(world.env, ids, ownRecordsOfMerges);
  const records = new Map([...all, ...own]);
  const units = rows.map(({ unit, unitName, level, submission, receivedAt }) => ({
    ...{ unit, unitName, level, since: receivedAt },
    contacts: (records.get(submission ?? 0) ?? []).map((record) => contactOf(annex, record)),
  }));
  return ok({
    ...{ notice: notice.id, noticeTitle: notice.title, annex: annex.id, title: annex.title },
    asOf: world.now.toISOString(),
    columns: annex.fields.filter(({ generated }) => !generated).map(({ key, label }) => ({ field: key, label })),
    expected: units.length,
    named: units.filter(({ contacts }) => contacts.length > 0).length,
    units,
  });
}

async function rowsEverywhere(world: World, notice: string, annex: string): Promise<RosterRow[]> {
  const rows = await gather(
    world.env,
    '',
    (db) => rosterRows(db, notice, annex),
    ({ path }) => path,
  );
  return isAlone(world.env) ? rows : rows.sort(byPath);
}

function contactOf(annex: AnnexDefinition, { values }: AnnexRecord): Record<string, string> {
  return Object.fromEntries(
    annex.fields.flatMap((field): [string, string][] => {
      const value = values[field.key];
      if (value === undefined || field.generated) return [];
      return [[field.key, String(fieldType(field.type).format(value, field))]];
    }),
  );
}

const byPath = (a: RosterRow, b: RosterRow) => (a.path < b.path ? -1 : Number(a.path > b.path));
