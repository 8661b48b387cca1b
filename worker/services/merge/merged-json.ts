import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Beside, Merged } from '../../../shared/api/contracts/merged.ts';
import type { Stale } from '../../../shared/api/contracts/stale.ts';
import type { MergeInput } from '../../../shared/merge/merge.ts';
import { distinctOrganisations } from '../../../shared/merge/organisations.ts';
import { stalePartsOf } from '../../../shared/merge/stale-parts.ts';
import { wanOfFen } from '../../../shared/record/money.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { addTotals, type CountedTotals, countedTotals } from '../../store/counted.ts';
import { gather } from '../../store/databases.ts';
import { MEASURES } from '../../store/record-columns.ts';
import { staleBelow } from '../forward/stale.ts';
import type { World } from '../world.ts';
import type { MergePlan, MergeRun } from './merges.ts';

/** What stands above the records: what was merged, and the sums the database makes of it. */
export async function mergedHead(world: World, { notice, annex, unit, basis }: MergePlan) {
  const totals = await totalsOf(world, { notice, annex, unit, basis });
  const stale = await staleBelow(world, notice.id, annex.id, unit);
  return {
    notice: notice.id,
    annex: annex.id,
    unit: unit.code,
    unitName: unit.name,
    basis,
    totals: { records: totals.records, measures: measuresOf(annex, totals) },
    stale: stale.get(annex.id) ?? [],
  };
}

type Totalled = Pick<MergePlan, 'notice' | 'annex' | 'unit' | 'basis'>;

/** The sums of all databases that hold units below. */
async function totalsOf(world: World, { notice, annex, unit, basis }: Totalled, level: string | null = null) {
  const read = async (db: D1Database) => [await countedTotals(db, notice.id, annex.id, unit.code, basis, level)];
  return addTotals(await gather(world.env, unit.path, read));
}

/** Counted parts that no longer are what lies below them. */
export function staleCoverage(stale: readonly Stale[], inputs: readonly MergeInput[]): Merged['coverage']['stale'] {
  return stalePartsOf(stale, inputs).map(({ changes, ...part }) => ({
    ...part,
    changes: changes.map(({ unit, unitName, fromVersion, toVersion }) => ({ unit, unitName, fromVersion, toVersion })),
  }));
}

/** The merge as the contract's JSON. */
export async function mergedJson(world: World, run: MergeRun, tied: MergeRun | null): Promise<Merged> {
  const { annex, merge } = run;
  const head = await mergedHead(world, run);
  const json = {
    ...head,
    coverage: { ...merge.coverage, stale: staleCoverage(head.stale, run.inputs) },
    records: merge.records.map(({ values, extra, sources }) =>
      annex.matrix ? { values, extra, sources } : { values, extra, source: sources[0] },
    ),
    duplicates: merge.duplicates,
    duplicatesChecked: true,
    ...(tied ? { beside: await besideOf(world, run, tied) } : {}),
  };
  return json as unknown as Merged;
}

/** The database's sums under the annex's own field keys; a measure nobody reported is left out, not 0. */
function measuresOf(annex: AnnexDefinition, totals: CountedTotals): Record<string, number> {
  const measures: Record<string, number> = {};
  for (const { name, fields, kind } of MEASURES) {
    const field = fields.find((key) => annex.fields.some((f) => f.key === key));
    const sum = totals.sums[name];
    if (field !== undefined && typeof sum === 'number') measures[field] = kind === 'fen' ? wanOfFen(sum) : sum;
  }
  return measures;
}

/**
 * What stands beside the matrix: 附件1 counts an organisation active in two regions in both, and no city's figures
 * hold what the 全省性社会组织 did (seed 002: they report straight to the province).
 */
async function besideOf(world: World, run: MergeRun, tied: MergeRun): Promise<Beside> {
  const { notice, unit, basis } = run;
  const own = await totalsOf(world, { notice, annex: tied.annex, unit, basis }, 'organisation');
  return {
    provincialOrganisations: {
      organisations: own.organisations,
      projects: own.records,
      fundsWan: wanOfFen(own.sums.funds_fen ?? 0),
      staff: own.sums.staff ?? 0,
      beneficiaries: own.sums.beneficiaries ?? 0,
    },
    distinctOrganisations: distinctOrganisations(run.annex, tied.merge.records, nationalDivisions()).overall,
  };
}
