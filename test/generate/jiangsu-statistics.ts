import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { distinctNames, type RolledRow, rollUp } from '../../shared/merge/roll-up.ts';
import { sumWan } from '../../shared/record/money.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { Project } from './jiangsu-projects.ts';

type Values = Readonly<Record<string, FieldValue>>;

/**
 * 附件1 of a city, computed from the rows of its 附件2, so that the two agree. Printed rows without a project hold 0:
 * blank is another thing.
 */
export function jiangsuStatistics(
  annex: AnnexDefinition,
  projects: readonly Project[],
  divisions: Divisions,
): Values[] {
  const own = new Set(projects.filter((project) => project.own).map((project) => project.values));
  const rolled = rollUp(annex, projects, divisions).rows;
  const printed = (annex.matrix?.rows ?? []).map((row) => {
    const found = rolled.find((r) => r.group === row.group && r.name === row.name);
    return found ?? { group: row.group, name: row.name, code: row.code ?? null, records: [], values: {} };
  });
  const named = rolled.filter((row) => !printed.includes(row));
  return [...printed, ...named].map((row) => figures(row, own, divisions));
}

function figures(row: RolledRow, own: ReadonlySet<Values>, divisions: Divisions): Values {
  const city = row.records.filter((values) => own.has(values));
  const short = divisions.get(row.code ?? '')?.name ?? '';
  // 鼓楼区 is borne by several: such a row is named with its city, as rolled up.
  const named = row.group === '省内' && divisions.resolve(short, null).kind === 'one';
  return {
    regionGroup: row.group,
    region: named ? short : row.name,
    ...(row.code ? { regionCode: row.code } : {}),
    orgsTotal: distinctNames(row.records, 'orgName'),
    orgsCity: distinctNames(city, 'orgName'),
    projectsTotal: row.records.length,
    projectsCity: city.length,
    fundsWanTotal: sumOf(row.records, 'fundsWan'),
    fundsWanCity: sumOf(city, 'fundsWan'),
    staffTotal: sumOf(row.records, 'staffCount'),
    staffCity: sumOf(city, 'staffCount'),
    beneficiariesTotal: sumOf(row.records, 'beneficiaryCount'),
    beneficiariesCity: sumOf(city, 'beneficiaryCount'),
  };
}

function sumOf(records: readonly Values[], field: string): number {
  return sumWan(records.map((values) => values[field]).filter((value) => typeof value === 'number'));
}
