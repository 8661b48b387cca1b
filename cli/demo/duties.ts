import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Level } from '../../shared/annex/level.ts';
import type { Assignment } from '../../worker/store/assignment.ts';
import type { Unit } from '../../worker/store/unit.ts';

/** Days from the first start: those below report first, so that those above have time to merge. */
const DAYS: Partial<Record<Level, number>> = { county: 7, prefecture: 10, organisation: 10, province: 14 };

/** 24:00 Beijing time of the day so many days after `start`. */
function endOfDay(start: Date, days: number): string {
  const beijing = new Date(start.getTime() + (8 + days * 24) * 3_600_000);
  return new Date(
    Date.UTC(beijing.getUTCFullYear(), beijing.getUTCMonth(), beijing.getUTCDate() + 1, -8) - 1,
  ).toISOString();
}

/** The quote that needs of 甘肃 are gathered by county and merged at the province. */
const BY_COUNTY = '以县级为单位，在省级层面汇总形成社会组织援藏援疆项目需求清单';

function dutyOf(annex: AnnexDefinition, unit: Unit): { duty: 'must' | 'exempt'; quote: string | null } | null {
  const { within, levels, only, except, quote = null } = annex.scope;
  if (annex.id === 'mca2021-annex2' && unit.path.includes('/620000/') && unit.code !== '620000') {
    return { duty: 'must', quote: BY_COUNTY };
  }
  const inside =
    within === null ? unit.level === 'province' : unit.path.includes(`/${within}/`) && unit.code !== within;
  if (!inside) return null;
  if (unit.level === 'county' && !levels.includes('county')) return null;
  const left = !levels.includes(unit.level) || (only && !only.includes(unit.code)) || except?.includes(unit.code);
  return { duty: left ? 'exempt' : 'must', quote };
}

/** Who must fill which annex by when, and who is freed of it, for all units of the demo. */
export function demoAssignments(units: readonly Unit[], start: Date): Assignment[] {
  return CATALOGUE.flatMap((annex) =>
    units.flatMap((unit): Assignment[] => {
      const found = dutyOf(annex, unit);
      if (!found) return [];
      const days = DAYS[unit.level];
      // 附件3 of the援藏援疆 notice has no date of its own; the others have one.
      const due = found.duty === 'must' && annex.deadline !== null && days !== undefined;
      return [
        {
          notice: annex.notice,
          annex: annex.id,
          unit: unit.code,
          duty: found.duty,
          nilAllowed: annex.scope.nil,
          deadline: due ? endOfDay(start, days) : null,
          quote: found.quote,
        },
      ];
    }),
  );
}
