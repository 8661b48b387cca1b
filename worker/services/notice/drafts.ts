import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Draft, DraftInput, DraftPlan } from '../../../shared/api/contracts/draft.ts';
import { type Duty, dutiesOf, type ScopeTree, scopeFaults } from '../../../shared/notice/scope.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { secretHash } from '../../auth/secret.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { apiText } from '../../problem/text.ts';
import { deleteDraft, draftById, draftsBelow, publishDraft, type StoredDraft, saveDraft } from '../../store/draft.ts';
import { noticeById } from '../../store/notice.ts';
import { treeRevision, unitByCode, unitsBelow } from '../../store/unit.ts';
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
  if (!stored) return fail(problem('draft.unknown', { draft: input.id }));
  if (!saved) return fail(problem('draft.stale', { draft: input.id, revision: stored.revision }));
  return ok(draftOf(stored));
}

/** Deletes a draft; `revision` of the one that was seen: what somebody else has changed since is not lost with it. */
export async function dropDraft(
  world: World,
  caller: SignedIn,
  id: string,
  revision: number,
): Promise<Result<{ deleted: string }, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  const stored = await draftById(world.db, id, unit.value.path);
  if (!stored) return fail(problem('draft.unknown', { draft: id }));
  if (stored.publishedAt !== null) return fail(problem('draft.published', { draft: id }));
  const { title, annexes } = draftOf(stored);
  const data = { title, revision, annexes: annexes.map(({ annex }) => annex) };
  const event = eventBy(world, caller, { unit: stored.lead, kind: 'draft.deleted', subject: id, data });
  if (await deleteDraft(world.db, { id, revision }, event)) return ok({ deleted: id });
  return fail(problem('draft.stale', { draft: id, revision: stored.revision }));
}

interface Tried {
  readonly draft: Draft;
  readonly stored: StoredDraft;
  readonly duties: readonly { readonly annex: string; readonly nil: boolean; readonly units: readonly Duty[] }[];
  readonly plan: DraftPlan;
  /** The revision of the tree it was tried on. */
  readonly tree: number;
}

async function tried(world: World, caller: SignedIn, id: string): Promise<Result<Tried, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  const stored = await draftById(world.db, id, unit.value.path);
  if (!stored) return fail(problem('draft.unknown', { draft: id }));
  const draft = draftOf(stored);
  const revision = await treeRevision(world.db);
  const tree = await scopeTree(world, stored.lead);
  const duties = draft.annexes.map((one) => ({ annex: one.annex, nil: one.nil, units: dutiesOf(one, tree.units) }));
  const issues = draft.annexes.flatMap((one, i) => issuesOf(world, one, duties[i]?.units ?? [], tree));
  const annexes = duties.map(({ annex, units }) => ({
    annex,
    must: units.filter(({ duty }) => duty === 'must').length,
    exempt: units.filter(({ duty }) => duty === 'exempt').length,
    units: units.map(({ unit: { code, name, level }, duty, deadline, reason }) => ({
      ...{ unit: code, unitName: name, level, duty, deadline, reason },
    })),
  }));
  const plan = await secretHash(JSON.stringify([id, draft.revision, annexes]));
  return ok({ draft, stored, duties, plan: { plan, published: false, annexes, issues }, tree: revision });
}

/** All below a lead; what is no longer is asked nothing. */
async function scopeTree(world: World, lead: string): Promise<ScopeTree> {
  const { path = '' } = (await unitByCode(world.db, lead)) ?? {};
  const below = (await unitsBelow(world.db, path)).filter(({ code }) => code !== lead);
  const gone = below.filter(({ retiredAt }) => retiredAt !== null);
  return {
    lead,
    units: below.filter(({ retiredAt }) => retiredAt === null),
    retired: new Set(gone.map(({ code }) => code)),
  };
}

function issuesOf(
  world: World,
  annex: DraftInput['annexes'][number],
  duties: readonly Duty[],
  tree: ScopeTree,
): DraftPlan['issues'] {
  const faults = scopeFaults(annex, duties, tree, world.now.toISOString());
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
  const { draft, stored, duties, plan, tree } = found.value;
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
  const done = await publishDraft(world.db, stored, notice, definitions, assignments, tree, event);
  if (done) return ok({ ...plan, published: true });
  const there = await noticeById(world.db, id);
  return fail(there ? problem('notice.exists', { notice: id }) : problem('draft.planChanged', { draft: id }));
}
