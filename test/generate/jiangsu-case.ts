import type { FieldValue } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { CellEdit } from '../../shared/workbook/workbook.ts';
import type { ReportingUnit } from './jiangsu-projects.ts';
import { funds, mobileNumber, personName } from './people.ts';
import type { Random } from './random.ts';
import { PROJECTS } from './vocabulary.ts';

const TYPES = ['社会团体', '基金会', '民办非企业单位'];
const LEVELS = ['省级', '市级', '县级', '其他'];
const ABSTRACT = [
  '项目由社会组织联合当地民政部门实施，聚焦农村留守儿童、困难老人和残疾人等群体。',
  '项目组通过入户走访建立需求台账，按照一户一策的原则链接慈善资源，组织志愿者结对帮扶。',
  '实施以来，共开展活动四十余场，培训当地骨干八十余人，带动六个行政村的群众参与。',
  '项目注重长效机制建设，协助村里成立互助小组，设立乡村公益空间，形成可复制的工作手册。',
  '当地群众反响良好，受助家庭的生活条件和精神面貌明显改善，多家媒体作了报道。',
  '下一步将总结经验，扩大覆盖面，推动项目与乡村振兴规划有机衔接，持续发挥社会力量的作用。',
];

/** 附件3附表 of an organisation: one case. */
export function jiangsuCase(unit: ReportingUnit, random: Random, divisions: Divisions): Record<string, FieldValue> {
  const county = random.pick(divisions.children(random.pick(divisions.children('610000')).code));
  const start = random.int(1, 6);
  const nature = random.pick(Object.keys(PROJECTS));
  const month = (n: number) => `2021-${String(n).padStart(2, '0')}`;
  return {
    orgName: unit.name,
    orgType: unit.name.includes('基金会') ? '基金会' : '社会团体',
    registerLevel: unit.name.startsWith('江苏省') ? '省级' : '市级',
    caseTitle: `${county.name}${random.pick(PROJECTS[nature] ?? [])}——社会组织助力乡村振兴案例`,
    implementPlace: { code: county.code, name: divisions.pathName(county.code) },
    totalAmount: funds(random),
    beneficiaries: `困难群众 ${random.int(30, 900)}人`,
    period: { start: month(start), end: month(random.int(start + 1, 9)) },
    contact: { name: personName(random), phone: mobileNumber(random) },
    abstract: ABSTRACT.join(''),
  };
}

/** The case as an officer writes it into the blank: options ticked, 万元 and months in words. */
export function caseEdits(values: Readonly<Record<string, FieldValue>>, sheet: string): CellEdit[] {
  const text = (key: string) => String(values[key] ?? '');
  const place = values.implementPlace as { name: string };
  const period = values.period as { start: string; end: string };
  const contact = values.contact as { name: string; phone: string };
  const words = (month: string) => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月');
  const cells: Readonly<Record<string, string>> = {
    C2: text('orgName'),
    C3: ticked(TYPES, text('orgType')),
    C4: ticked(LEVELS, text('registerLevel')),
    C5: text('caseTitle'),
    C6: place.name,
    C7: `${text('totalAmount')}万元`,
    C8: text('beneficiaries'),
    C9: `${words(period.start)}至${words(period.end)}`,
    C10: `${contact.name} ${contact.phone}`,
    B11: text('abstract'),
  };
  return Object.entries(cells).map(([cell, value]) => ({ sheet, cell, value }));
}

function ticked(members: readonly string[], chosen: string): string {
  return members.map((member, i) => `${'ABCD'[i]} ${member === chosen ? `√${member}` : member}`).join(' ');
}
