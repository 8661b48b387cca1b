import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { DutyChange, DutyChanged, NoticeStateInput } from '../../../shared/api/contracts/draft.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { changeDuties, dutiesOf, type StandingDuty, setNoticeState } from '../../store/duty.ts';
import { noticeById, type StoredNotice } from '../../store/notice.ts';
import { adminInReach } from '../access.ts';
import { eventBy } from '../people/people.ts';
import type { SignedIn, World } from '../world.ts';

async function noticeOf(world: World, id: string): Promise<Result<StoredNotice, Problem>> {
  const notice = await noticeById(world.db, id);
  return notice ? ok(notice) : fail(problem('notice.unknown', { notice: id }));
}

/** The notice, if the caller administers the unit that leads it. */
export async function ledNotice(world: World, caller: SignedIn, id: string): Promise<Result<StoredNotice, Problem>> {
  const admin = await adminInReach(world, caller, undefined);
  if (!admin.ok) return admin;
  const notice = await noticeOf(world, id);
  if (!notice.ok) return notice;
  const lead = await adminInReach(world, caller, notice.value.lead);
  return lead.ok ? notice : lead;
}

/** More time for units, or freeing them, with the reason: by the lead, or by those above them for those below. */
export async function changeDuty(
  world: World,
  caller: SignedIn,
  id: string,
  change: DutyChange,
): Promise<Result<DutyChanged, Problem>> {
  const admin = await adminInReach(world, caller, undefined);
  if (!admin.ok) return admin;
  const notice = await noticeOf(world, id);
  if (!notice.ok) return notice;
  const { annex, kind, reason } = change;
  if (!notice.value.annexes.includes(annex)) return fail(problem('annex.unknown', { notice: id, annex }));
  if (notice.value.lockedAt !== null) return fail(problem('notice.locked', { at: notice.value.lockedAt }));
  const units = await dutiesOf(world.db, id, annex, change.units);
  const missing = change.units.find((code) => !units.some(({ unit }) => unit === code));
  if (missing !== undefined) return fail(problem('unit.unknown', { unit: missing }));
  // Nobody gives the own unit more time: that is for those above to do.
  const outside = units.find(({ path }) => !path.startsWith(caller.unit.path) || path === caller.unit.path);
  if (outside) return fail(problem('access.unit', { unit: outside.unit }));
  const retired = kind === 'exempt' ? undefined : units.find((unit) => unit.retired === 1);
  if (retired) return fail(problem('unit.retired', { unit: retired.unit }));
  const deadline = kind === 'extend' ? change.deadline : null;
  if (deadline !== null && deadline <= world.now.toISOString()) return fail(problem('duty.past', { deadline }));
  const unasked = kind === 'extend' ? units.find(({ duty }) => duty !== 'must') : undefined;
  if (unasked) return fail(problem('duty.notAsked', { unit: unasked.unit }));
  const changed = units.filter((unit) => !isSo(unit, kind, deadline));
  if (changed.length > 0) {
    const codes = changed.map(({ unit }) => unit);
    const data = { annex, units: codes, deadline, reason };
    const event = eventBy(world, caller, { unit: caller.unit.code, kind: `duty.${kind}`, subject: id, data });
    const nilAllowed = annexById(annex)?.scope.nil ?? false;
    await changeDuties(world.db, { notice: id, annex, kind, units: changed, deadline, reason, nilAllowed }, event);
  }
  const unchanged = units.filter((unit) => !changed.includes(unit));
  return ok({ changed: changed.map(({ unit }) => unit), unchanged: unchanged.map(({ unit }) => unit) });
}

function isSo({ duty, deadline }: StandingDuty, kind: DutyChange['kind'], wanted: string | null): boolean {
  if (kind === 'extend') return deadline === wanted;
  return duty === (kind === 'exempt' ? 'exempt' : 'must');
}

/**
 * 关闭: nothing new is taken, but what was returned may come again, and where a unit has more time. 锁定: nothing at all.
 * Both can be undone by the lead, with a reason.
 */
export async function changeNoticeState(
  world: World,
  caller: SignedIn,
  id: string,
  { to, reason }: NoticeStateInput,
): Promise<Result<{ notice: string; state: NoticeStateInput['to'] }, Problem>> {
  const notice = await ledNotice(world, caller, id);
  if (!notice.ok) return notice;
  const now = world.now.toISOString();
  const state = { closedAt: to === 'open' ? null : now, lockedAt: to === 'locked' ? now : null };
  const event = { unit: notice.value.lead, kind: `notice.${to}`, subject: id, data: { reason } };
  await setNoticeState(world.db, id, state, eventBy(world, caller, event));
  return ok({ notice: id, state: to });
}
