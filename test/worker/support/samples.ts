import type { RecordInput } from '../../../shared/api/contracts/record.ts';
import type { SubmissionInput } from '../../../shared/api/contracts/submission.ts';

/** A row of js2021-annex2 as an officer of Jiangsu fills it. */
export function project(over: Record<string, string | number> = {}): RecordInput {
  return {
    values: {
      orgName: '徐州市爱心公益协会',
      region: '江苏省徐州市丰县',
      projectName: '2021年丰县助学项目',
      projectNature: '教育帮扶',
      fundsWan: 18.04,
      staffCount: 12,
      beneficiaryCount: 340,
      ...over,
    },
  };
}

/** js2021-annex2 of 徐州市. */
export function annex2(records: RecordInput[] = [project()], over: Partial<SubmissionInput> = {}): SubmissionInput {
  return {
    notice: 'js2021',
    annex: 'js2021-annex2',
    header: { reportingUnit: '徐州市民政局', contactName: '李红', contactPhone: '0516-83735678' },
    records,
    ...over,
  };
}

/** A region row of js2021-annex1: totals 2, 3, funds, 20, 300, of which 市本级 1, 1, half, 10, 100. */
export function region(regionGroup: string, name: string, fundsWan: number): RecordInput {
  return {
    values: {
      ...{ regionGroup, region: name },
      ...{ orgsTotal: 2, orgsCity: 1, projectsTotal: 3, projectsCity: 1, fundsWanTotal: fundsWan },
      ...{ fundsWanCity: fundsWan / 2, staffTotal: 20, staffCity: 10, beneficiariesTotal: 300, beneficiariesCity: 100 },
    },
  };
}

/** js2021-annex1 of one unit. */
export function annex1(unitName: string, records: RecordInput[]): SubmissionInput {
  return { notice: 'js2021', annex: 'js2021-annex1', header: { reportingUnit: unitName }, records };
}

/** A row of mca2021-annex2 as 甘肃 gathers it by county. */
export function need(over: Record<string, string | number> = {}): RecordInput {
  return {
    values: {
      projectName: '东乡县布楞沟村饮水改造',
      aidCategory: '产业帮扶',
      implementPlace: '甘肃省临夏回族自治州东乡族自治县',
      summary: '改造村级供水管网三公里。',
      fundsWan: 4.17,
      contactName: '马兰',
      contactMobile: '13812345678',
      ...over,
    },
  };
}

/** mca2021-annex2 of one unit. */
export function needs(unitName: string, records: RecordInput[] = [need()]): SubmissionInput {
  return { notice: 'mca2021', annex: 'mca2021-annex2', header: { reportingUnit: unitName }, records };
}
