import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import type { Grid } from '../../../shared/grid/grid.ts';
import { describeIssue } from '../../../shared/i18n/describe.ts';
import { workbook as workbookEn } from '../../../shared/i18n/en/workbook.ts';
import { fill, type Locale } from '../../../shared/i18n/i18n.ts';
import { workbook as workbookZh } from '../../../shared/i18n/zh-CN/workbook.ts';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import type { WorkbookProblem } from '../../../shared/workbook/workbook.ts';
import { findingKey } from '../../ui/finding.ts';
import type { SheetFindings, SheetView } from './protocol.ts';

/** The findings of an inspection with their sentences. */
export function findingsOf(inspection: SheetInspection, index: number, locale: Locale): SheetFindings {
  const annex = inspection.annex === null ? null : (annexById(inspection.annex) ?? null);
  const seen = new Map<string, number>();
  const findings = inspection.issues.map((issue) => {
    const key = findingKey(issue);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { key: nth === 0 ? key : `${key}#${nth}`, issue, message: describeIssue(issue, annex, locale) };
  });
  return { index, records: inspection.records.length, findings };
}

/** Rows of the header: its leaf cells, with the merged cells of the groups above them. */
function headerOf(inspection: SheetInspection, grid: Grid): SheetView['header'] {
  const cells = inspection.columns.flatMap((column) => parseA1(column.cell) ?? []);
  if (cells.length === 0) return null;
  let top = Math.min(...cells.map((cell) => cell.row));
  let bottom = Math.max(...cells.map((cell) => cell.row));
  const left = Math.min(...cells.map((cell) => cell.column));
  const right = Math.max(...cells.map((cell) => cell.column));
  for (const merge of grid.merges) {
    const over = merge.left <= right && merge.right >= left && merge.right - merge.left < right - left;
    if (!over || merge.bottom < top - 1 || merge.top > bottom) continue;
    top = Math.min(top, merge.top);
    if (merge.top <= bottom && merge.bottom - merge.top <= 3) bottom = Math.max(bottom, merge.bottom);
  }
  return { top, bottom };
}

/** The lasting part of a view. */
export function viewOfInspection(
  inspection: SheetInspection,
  grid: Grid,
  source: number,
): Omit<SheetView, keyof SheetFindings> {
  const layout = inspection.annex === null ? undefined : annexById(inspection.annex)?.layout;
  const fields: Record<number, string> = {};
  for (const { field, cell } of layout === 'form' ? [] : inspection.columns) {
    const at = parseA1(cell);
    if (at) fields[at.column] = field;
  }
  const header = layout === undefined || layout === 'form' ? null : headerOf(inspection, grid);
  return { name: grid.sheet, source, grid, annex: inspection.annex, header, fields };
}

/** Why a file can't be read, and what to do. */
export function problemText(problem: WorkbookProblem, locale: Locale): string {
  const texts = locale === 'en' ? workbookEn : workbookZh;
  return fill(texts[problem.code] ?? problem.code, problem.params, locale);
}
