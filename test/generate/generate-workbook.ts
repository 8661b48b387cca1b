import { blankOf } from '../../shared/annex/blank.ts';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { patchCells } from '../../shared/workbook/patch.ts';
import { demandProjects, supplyProjects } from './aid-projects.ts';
import { cleanDraft, type Draft, type Mess, type TruthRecord } from './draft.ts';
import { caseEdits, jiangsuCase } from './jiangsu-case.ts';
import { jiangsuProjects, type ReportingUnit } from './jiangsu-projects.ts';
import { jiangsuStatistics } from './jiangsu-statistics.ts';
import { makeMess } from './mess.ts';
import { liaisonOfficers, officePhone, personName } from './people.ts';
import { Random } from './random.ts';
import { writeSheets } from './write-sheet.ts';

export interface GenerateRequest {
  /** Any of the catalogue; of a form `rows` is 1. */
  readonly annex: string;
  /** A division, or an organisation with a code that is none. */
  readonly unit: ReportingUnit;
  /** Projects; of js2021-annex1, those of the annex 2 it is computed from. */
  readonly rows: number;
  readonly seed: number;
  readonly mess?: 'none' | 'some';
  /** With mess: cells that nobody can read without asking. */
  readonly questions?: number;
}

/** What a reader must make of the workbook. */
export interface Truth {
  readonly annex: string;
  readonly unit: string;
  readonly unitName: string;
  readonly header: Readonly<Record<string, string>>;
  readonly records: readonly TruthRecord[];
  readonly mess: readonly Mess[];
}

export interface Generated {
  readonly bytes: Uint8Array;
  readonly truth: Truth;
}

/** A filled workbook of one annex, and its right reading. The same request gives the same bytes. */
export async function generateWorkbook(request: GenerateRequest): Promise<Generated> {
  if (request.annex === 'js2021-annex3-form') return generateForm(request);
  const { draft, truth } = generateSheet(request);
  return { bytes: await writeSheets([draft]), truth };
}

/** A form is filled into the official blank: that is how it comes. */
function generateForm(request: GenerateRequest): Generated {
  const annex = annexById(request.annex) as AnnexDefinition;
  const [values = {}] = recordsOf(annex, request);
  const bytes = patchCells(blankOf(annex.id), caseEdits(values, 'Sheet1'));
  const records = [{ values: { ...values }, extra: {}, open: {} }];
  return { bytes, truth: { ...truthOf(request, {}), records, mess: [] } };
}

/** A workbook with several annexes of one unit, a sheet each. */
export async function generateBook(
  requests: readonly GenerateRequest[],
): Promise<{ bytes: Uint8Array; truths: Truth[] }> {
  const sheets = requests.map(generateSheet);
  return { bytes: await writeSheets(sheets.map((s) => s.draft)), truths: sheets.map((s) => s.truth) };
}

function generateSheet(request: GenerateRequest): { draft: Draft; truth: Truth } {
  const annex = annexById(request.annex);
  if (!annex) throw new Error(`there is no annex ${request.annex}`);
  const divisions = nationalDivisions();
  const values = recordsOf(annex, request);
  const random = new Random(`sheet ${request.seed} ${request.unit.code} ${annex.id}`);
  const header = headerOf(annex, request, random);
  const records: TruthRecord[] = values.map((v) => ({ values: { ...v }, extra: {}, open: {} }));
  const draft = cleanDraft(annex, unitLine(annex, request.unit.name, header), values, divisions);
  const log: Mess[] = [];
  if (request.mess === 'some') {
    makeMess({ annex, draft, records, random, log }, request.questions ?? 0, divisions);
  }
  return { draft, truth: { ...truthOf(request, header), records: inSheetOrder(draft, records), mess: log } };
}

function recordsOf(
  annex: AnnexDefinition,
  { unit, rows, seed }: GenerateRequest,
): readonly Record<string, FieldValue>[] {
  const divisions = nationalDivisions();
  switch (annex.id) {
    case 'js2021-annex1':
      return jiangsuStatistics(annex, jiangsuProjects(unit, rows, seed, divisions), divisions);
    case 'js2021-annex2':
      return jiangsuProjects(unit, rows, seed, divisions).map((project) => project.values);
    case 'mca2021-annex2':
      return demandProjects(unit.code, rows, seed, divisions);
    case 'mca2021-annex1':
      return liaisonOfficers(rows, new Random(`liaison ${seed} ${unit.code}`));
    case 'js2021-annex3-form':
      return [jiangsuCase(unit, new Random(`case ${seed} ${unit.code}`), divisions)];
    case 'mca2021-annex3':
      return supplyProjects(unit.code, rows, seed, divisions);
    default:
      throw new Error(`no workbooks are made of ${annex.id}`);
  }
}

function headerOf(annex: AnnexDefinition, { unit }: GenerateRequest, random: Random): Record<string, string> {
  if (!annex.header.some((line) => line.key === 'contactName')) return {};
  return { contactName: personName(random), contactPhone: officePhone(random, unit.code) };
}

/** As the blanks print it: 单位（盖章）：徐州市民政局  联系人：王磊  电话：0516-83738000, or 单位：甘肃省民政厅 (公 章). */
function unitLine(annex: AnnexDefinition, name: string, header: Readonly<Record<string, string>>): string {
  const stamp = annex.notice === 'mca2021' ? ' (公 章)' : '';
  return annex.header
    .map((line) => `${line.label}：${line.key === 'reportingUnit' ? `${name}${stamp}` : (header[line.key] ?? '')}`)
    .join('  ');
}

function truthOf({ annex, unit }: GenerateRequest, header: Readonly<Record<string, string>>) {
  return { annex, unit: unit.code, unitName: unit.name, header };
}

function inSheetOrder(draft: Draft, records: readonly TruthRecord[]): TruthRecord[] {
  return draft.rows.flatMap((row) => (row.kind === 'record' ? [records[row.record] as TruthRecord] : []));
}
