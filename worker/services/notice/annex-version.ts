import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { annexChanges } from '../../../shared/annex/changes.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { AnnexUpdate, AnnexVersion } from '../../../shared/api/contracts/draft.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { definitionOf } from '../../store/draft.ts';
import { annexVersionOf, raiseAnnexVersion } from '../../store/duty.ts';
import { eventBy } from '../people/people.ts';
import type { SignedIn, World } from '../world.ts';
import { ledNotice } from './duties.ts';

interface InUse {
  readonly lead: string;
  readonly definition: AnnexDefinition;
  /** The one the notice asks for. */
  readonly version: number;
}

async function inUse(world: World, caller: SignedIn, id: string, annex: string): Promise<Result<InUse, Problem>> {
  const notice = await ledNotice(world, caller, id);
  if (!notice.ok) return notice;
  const definition = annexById(annex);
  const version = await annexVersionOf(world.db, id, annex);
  if (!definition || version === null) return fail(problem('annex.unknown', { notice: id, annex }));
  return ok({ lead: notice.value.lead, definition, version });
}

/** What the catalogue's newest version of an annex changes from the one that the notice asks for. */
export async function annexUpdate(
  world: World,
  caller: SignedIn,
  id: string,
  annex: string,
): Promise<Result<AnnexUpdate, Problem>> {
  const found = await inUse(world, caller, id, annex);
  if (!found.ok) return found;
  const { definition, version } = found.value;
  const newest = Math.max(version, definition.version);
  if (newest === version) return ok({ annex, version, newest, changes: [] });
  const kept = await definitionOf(world.db, annex, version);
  const changes = kept === null ? null : annexChanges(JSON.parse(kept) as AnnexDefinition, definition);
  return ok({ annex, version, newest, changes });
}

/** Takes up the catalogue's version of an annex. What was reported under the old one stays as it is and counts on. */
export async function takeUpVersion(
  world: World,
  caller: SignedIn,
  id: string,
  annex: string,
): Promise<Result<AnnexVersion, Problem>> {
  const found = await inUse(world, caller, id, annex);
  if (!found.ok) return found;
  const { lead, definition, version: before } = found.value;
  const { version } = definition;
  if (before < version) {
    const data = { annex, before, version };
    const event = eventBy(world, caller, { unit: lead, kind: 'annex.version', subject: id, data });
    await raiseAnnexVersion(world.db, id, definition, event);
  }
  return ok({ annex, before, version: Math.max(before, version) });
}
