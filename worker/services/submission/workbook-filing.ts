import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import type { Columns } from '../../store/layout.ts';
import type { Caller } from '../../store/person.ts';
import type { StoredReply } from '../../store/reply.ts';
import type { Filing, GivenAnswer } from './filing.ts';
import { inspectBytes } from './inspections.ts';
import { workbookHash } from './request-hash.ts';

export interface WorkbookTarget {
  readonly notice: string;
  readonly annex: string;
  readonly baseVersion: number;
  readonly answers: readonly GivenAnswer[];
  readonly replies: readonly StoredReply[];
  readonly key: string;
}

/** A workbook as a filing: every sheet of it that is the annex asked for (several forms are several records). */
export async function fileWorkbook(
  caller: Caller,
  bytes: Uint8Array<ArrayBuffer>,
  target: WorkbookTarget,
): Promise<Result<Filing, Problem>> {
  const annex = annexById(target.annex);
  if (!annex) return fail(problem('annex.unknown', { notice: target.notice, annex: target.annex }));
  const read = inspectBytes(caller, bytes);
  if (!read.ok) return read;
  const sheets = read.value.filter((sheet) => sheet.annex === annex.id);
  if (sheets.length === 0) return fail(problem('workbook.noSuchAnnex', { annex: `${annex.code} ${annex.title}` }));
  const { key, ...asked } = target;
  return ok({
    ...target,
    nil: false,
    header: Object.assign({}, ...sheets.map((sheet) => sheet.header).reverse()) as Record<string, string>,
    records: sheets.flatMap((sheet) => sheet.records),
    sheetIssues: issuesOf(sheets),
    cellOf: (record, field) => cellOf(sheets, record, field),
    columns: columnsOf(sheets),
    requestHash: await workbookHash(bytes, asked),
  });
}

/** Of one sheet: several may each have their own. A form has no columns: each of its fields has a row too. */
function columnsOf(sheets: readonly SheetInspection[]): Columns {
  const [sheet, ...others] = sheets;
  if (!sheet || others.length > 0 || isForm(sheet)) return {};
  return Object.fromEntries(sheet.columns.map(({ field, cell }) => [field, cell.replace(/\d+$/, '')]));
}

/** A sheet's findings, their records counted through all sheets. */
function issuesOf(sheets: readonly SheetInspection[]): Issue[] {
  let before = 0;
  return sheets.flatMap(({ issues, records }) => {
    const offset = before;
    before += records.length;
    return issues.map((issue) => (issue.record === null ? issue : { ...issue, record: issue.record + offset }));
  });
}

function cellOf(sheets: readonly SheetInspection[], record: number, field: string): string | null {
  let index = record;
  for (const sheet of sheets) {
    const { records, columns } = sheet;
    const found = records[index];
    if (found) {
      const cell = columns.find((c) => c.field === field)?.cell;
      if (isForm(sheet)) return cell ?? null;
      const column = cell?.replace(/\d+$/, '');
      return column !== undefined && found.row !== null ? `${column}${found.row}` : null;
    }
    index -= records.length;
  }
  return null;
}

function isForm({ annex }: SheetInspection): boolean {
  return annexById(annex ?? '')?.layout === 'form';
}
