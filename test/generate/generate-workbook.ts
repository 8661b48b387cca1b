import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { demandProjects, supplyProjects } from './aid-projects.ts';
import { cleanDraft, type Draft, type Mess, type TruthRecord } from './draft.ts';
import { jiangsuProjects } from './jiangsu-projects.ts';
import { jiangsuStatistics } from './jiangsu-statistics.ts';
import { makeMess } from './mess.ts';
import { officePhone, personName } from './people.ts';
import { Random } from './random.ts';
import { writeSheets } from './write-sheet.ts';

export interface GenerateRequest {
  /** js2021-annex1, js2021-annex2, mca2021-annex2 or mca2021-annex3. */
  readonly annex: string;
  /** `name` as it stands in the 单位 line: 徐州市民政局. */
  readonly unit: { readonly code: string; readonly name: string };
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
  const { draft, truth } = generateSheet(request);
  return { bytes: await writeSheets([draft]), truth };
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
      return jiangsuStatistics(annex, jiangsuProjects(unit.code, rows, seed, divisions), divisions);
    case 'js2021-annex2':
      return jiangsuProjects(unit.code, rows, seed, divisions).map((project) => project.values);
    case 'mca2021-annex2':
      return demandProjects(unit.code, rows, seed, divisions);
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
