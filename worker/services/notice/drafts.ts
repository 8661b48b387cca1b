import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Draft, DraftInput, DraftPlan } from '../../../shared/api/contracts/draft.ts';
import { type Duty, dutiesOf, type ScopedUnit, scopeFaults } from '../../../shared/notice/scope.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { secretHash } from '../../auth/secret.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { apiText } from '../../problem/text.ts';
import { draftById, draftsBelow, publishDraft, type StoredDraft, saveDraft } from '../../store/draft.ts';
import { noticeById } from '../../store/notice.ts';
import { unitByCode, unitsBelow } from '../../store/unit.ts';
import { adminInReach } from '../access.ts';
import { eventBy } from '../people/people.ts';
import type { SignedIn, World } from '../world.ts';

const draftOf = ({ lead, revision, data, updatedAt, publishedAt }: StoredDraft): Draft => ({
  ...(JSON.parse(data) as DraftInput),
  ...{ lead, revision, updatedAt, publishedAt },
});

/** The drafts of the caller's unit and below. */
export async function readDrafts(world: World, caller: SignedIn): Promise<Result<{ items: Draft[] }, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  return ok({ items: (await draftsBelow(world.db, unit.value.path)).map(draftOf) });
}

/** Saves a draft; the caller's unit is to lead the notice. Two who edit: the later one is told, nothing is lost. */
export async function putDraft(world: World, caller: SignedIn, input: DraftInput): Promise<Result<Draft, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  if (input.revision === 0 && (await noticeById(world.db, input.id))) {
    return fail(problem('notice.exists', { notice: input.id }));
  }
  const { revision: base, ...data } = input;
  const of = { id: input.id, lead: unit.value.code, base, data: JSON.stringify(data) };
  const saved = await saveDraft(world.db, { ...of, person: caller.person, at: world.now.toISOString() });
  const stored = await draftById(world.db, input.id, unit.value.path);
  if (!saved || !stored) return fail(problem('draft.stale', { draft: input.id, revision: stored?.revision ?? 0 }));
  return ok(draftOf(stored));
}

interface Tried {
  readonly draft: Draft;
  readonly stored: StoredDraft;
  readonly duties: readonly { readonly annex: string; readonly nil: boolean; readonly units: readonly Duty[] }[];
  readonly plan: DraftPlan;
}

async function tried(world: World, caller: SignedIn, id: string): Promise<Result<Tried, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  const stored = await draftById(world.db, id, unit.value.path);
  if (!stored) return fail(problem('draft.unknown', { draft: id }));
  const draft = draftOf(stored);
  const lead = await unitByCode(world.db, stored.lead);
  const below = (await unitsBelow(world.db, lead?.path ?? '')).filter(({ code }) => code !== stored.lead);
  const duties = draft.annexes.map((one) => ({ annex: one.annex, nil: one.nil, units: dutiesOf(one, below) }));
  const issues = draft.annexes.flatMap((one, i) => issuesOf(world, one, duties[i]?.units ?? [], below));
  const annexes = duties.map(({ annex, units }) => ({
    annex,
    must: units.filter(({ duty }) => duty === 'must').length,
    exempt: units.filter(({ duty }) => duty === 'exempt').length,
    units: units.map(({ unit: { code, name, level }, duty, deadline, reason }) => ({
      ...{ unit: code, unitName: name, level, duty, deadline, reason },
    })),
  }));
  const plan = await secretHash(JSON.stringify([id, draft.revision, annexes]));
  return ok({ draft, stored, duties, plan: { plan, published: false, annexes, issues } });
}

function issuesOf(
  world: World,
  annex: DraftInput['annexes'][number],
  duties: readonly Duty[],
  units: readonly ScopedUnit[],
): DraftPlan['issues'] {
  const faults = scopeFaults(annex, duties, units, world.now.toISOString());
  const unknown = annexById(annex.annex) ? [] : [{ code: 'notice.annexUnknown', blocking: true, params: {} }];
  return [...unknown, ...faults].map(({ code, blocking, params }) => {
    const named: Record<string, string> = { annex: annexById(annex.annex)?.code ?? annex.annex, ...params };
    const level = (key: 'level' | 'above') =>
      named[key] === undefined ? {} : { [key]: apiText(`level.${named[key]}`, {}, world.locale) };
    const message = apiText(code, { ...named, ...level('level'), ...level('above') }, world.locale);
    return { code, blocking, params: named, message };
  });
}

/** Who would have to fill what by when; nothing is published. */
export async function tryDraft(world: World, caller: SignedIn, id: string): Promise<Result<DraftPlan, Problem>> {
  const found = await tried(world, caller, id);
  return found.ok ? ok(found.value.plan) : found;
}

/** Publishes exactly what the dry run showed. */
export async function publish(
  world: World,
  caller: SignedIn,
  id: string,
  confirmed: string,
): Promise<Result<DraftPlan, Problem>> {
  const found = await tried(world, caller, id);
  if (!found.ok) return found;
  const { draft, stored, duties, plan } = found.value;
  if (draft.publishedAt !== null) return fail(problem('notice.exists', { notice: id }));
  if (plan.plan !== confirmed) return fail(problem('draft.planChanged', { draft: id }));
  const blocking = plan.issues.filter((issue) => issue.blocking);
  if (blocking.length > 0) return fail(problem('draft.hasFaults', { count: blocking.length }));
  const publishedAt = world.now.toISOString();
  const definitions = draft.annexes.flatMap(({ annex }) => annexById(annex) ?? []);
  const { title, issuer, docNo = null, year } = draft;
  const notice = {
    ...{ id, title, issuer, docNo, year, lead: stored.lead, publishedAt },
    annexes: definitions.map((one) => one.id),
    annexVersions: definitions.map(({ version }) => version),
  };
  const assignments = duties.flatMap(({ annex, nil, units }) =>
    units.map(({ unit, duty, deadline, reason }) => ({
      ...{ notice: id, annex, unit: unit.code, duty, nilAllowed: nil, deadline, quote: reason },
    })),
  );
  const data = { plan: plan.plan, annexes: plan.annexes.map(({ annex, must, exempt }) => ({ annex, must, exempt })) };
  const event = eventBy(world, caller, { unit: stored.lead, kind: 'notice.published', subject: id, data });
  const done = await publishDraft(world.db, stored, notice, definitions, assignments, event);
  return done ? ok({ ...plan, published: true }) : fail(problem('notice.exists', { notice: id }));
}
