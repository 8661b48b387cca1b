import { blankOf } from '../../../shared/annex/blank.ts';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Versions } from '../../../shared/api/contracts/versions.ts';
import { beijingTime } from '../../../shared/merge/beijing-time.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import type { Appendix } from '../../../shared/render/appendix.ts';
import { renderVersion } from '../../../shared/render/version-book.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { apiText } from '../../problem/text.ts';
import { decisionsInForce } from '../../store/decision.ts';
import { recordsOf } from '../../store/record.ts';
import { repliesOfAll } from '../../store/reply.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { allVersions } from '../../store/submission-reads.ts';
import { stateOf, timelinessOf } from '../progress/state.ts';
import { decisionsJson } from '../review/decision-views.ts';
import type { Caller, World } from '../world.ts';
import { receiptNumber } from './receipts.ts';
import { submissionInReach } from './submission-reach.ts';
import { itemOf } from './submission-views.ts';

/** Every version of the unit's annex that this one is a version of, the newest first. */
export async function readVersions(world: World, caller: Caller, id: string): Promise<Result<Versions, Problem>> {
  const found = await submissionInReach(world, caller, id);
  if (!found.ok) return found;
  const versions = await allVersions(world.db, found.value);
  const ids = versions.map((version) => version.id);
  const [decided, replies] = await Promise.all([decisionsInForce(world.db, ids), repliesOfAll(world.db, ids)]);
  const inForce = [...decided.values()];
  const decisions = await decisionsJson(world, inForce);
  const decisionOn = (submission: number) =>
    decisions[inForce.findIndex((decision) => decision.submission === submission)] ?? null;
  const repliesIn = (submission: number) =>
    (replies.get(submission) ?? []).map((reply) => ({ ...reply, decision: String(reply.decision) }));
  const items = versions.map((s) => {
    return { ...itemOf(s), contentHash: s.contentHash, decision: decisionOn(s.id), replies: repliesIn(s.id) };
  });
  return ok({ items });
}

/** A version as the workbook it was: the official layout, what was stored, and which version it is. */
export async function versionWorkbook(
  world: World,
  caller: Caller,
  id: string,
): Promise<Result<{ bytes: Uint8Array; name: string }, Problem>> {
  const found = await submissionInReach(world, caller, id);
  if (!found.ok) return found;
  const { notice, annex: annexId, unitName, version } = found.value;
  const annex = annexById(annexId);
  if (!annex) return fail(problem('annex.unknown', { notice, annex: annexId }));
  const header = JSON.parse(found.value.header) as Record<string, string>;
  const records = await recordsOf(world.db, found.value.id);
  const typed = typedSheet(world, annex, records);
  const bytes = renderVersion({
    ...{ annex, blank: blankOf(annex.id), unitName: header.reportingUnit || unitName, header, records },
    appendices: [versionSheet(world, found.value), ...(typed ? [typed] : [])],
  });
  const text = apiText('version.file', { version }, world.locale);
  return ok({ bytes, name: `${annex.code} ${annex.title} ${unitName} ${text}.xlsx` });
}

/** 版本: which version this is, when it came, and the receipt that vouches for it. */
function versionSheet(world: World, s: StoredSubmission): Appendix {
  const text = (key: string) => apiText(`version.${key}`, {}, world.locale);
  const timeliness = timelinessOf(s.receivedAt, s.deadline);
  const rows: [string, string | number][] = [
    ['unit', s.unitName],
    ['version', s.version],
    ['state', text(`state.${stateOf(s)}`)],
    ['received', beijingTime(s.receivedAt)],
    ...(timeliness ? [['timeliness', text(timeliness)] as [string, string]] : []),
    ['receipt', receiptNumber(s)],
    ['hash', s.contentHash],
    ['count', s.nil ? text('nil') : s.count],
  ];
  return {
    title: text('title'),
    columns: [
      { label: text('what'), width: 18 },
      { label: text('value'), width: 70 },
    ],
    rows: rows.map(([key, value]) => [text(key), value]),
    notes: [text('note')],
  };
}

/** 填写原文: the cells whose text was another than what was understood; null where there are none. */
function typedSheet(world: World, annex: AnnexDefinition, records: readonly AnnexRecord[]): Appendix | null {
  const text = (key: string) => apiText(`version.${key}`, {}, world.locale);
  const labels = new Map(annex.fields.map(({ key, label, path }) => [key, path?.join('/') ?? label]));
  const rows = records.flatMap(({ source }, index) =>
    Object.entries(source).map(([key, typed]) => [index + 1, labels.get(key) ?? key, typed]),
  );
  if (rows.length === 0) return null;
  const columns = [
    { label: text('record'), width: 10 },
    { label: text('field'), width: 28 },
    { label: text('typed'), width: 60 },
  ];
  return { title: text('typedTitle'), columns, rows };
}
