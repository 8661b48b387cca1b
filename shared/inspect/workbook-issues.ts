import type { Grid } from '../grid/grid.ts';
import type { Issue, Params } from '../issue/issue.ts';
import type { SheetInspection } from './inspection.ts';

function sheetIssue(code: string, params: Params): Issue {
  return { code, severity: 'confirm', cell: null, row: null, field: null, record: null, params, fix: null };
}

const isForm = (sheet: SheetInspection) => sheet.annex?.endsWith('-form') === true;

const saysTheSame = (a: SheetInspection, b: SheetInspection) =>
  JSON.stringify(a.records.map(({ values }) => values)) === JSON.stringify(b.records.map(({ values }) => values));

/**
 * M68: one annex on several sheets (sheets by town, a sample sheet), or on a hidden one, is asked about. Several forms
 * are several records, and asked about where one is a copy of another.
 */
export function withSheetFindings(sheets: readonly SheetInspection[], grids: readonly Grid[]): SheetInspection[] {
  const hidden = new Set(grids.filter((grid) => grid.hidden).map(({ sheet }) => sheet));
  return sheets.map((sheet) => {
    if (sheet.annex === null || sheet.records.length === 0) return sheet;
    const found: Issue[] = [];
    const same = sheets.filter(
      (each) => each.annex === sheet.annex && each.records.length > 0 && (!isForm(sheet) || saysTheSame(each, sheet)),
    );
    if (same.length > 1) {
      found.push(sheetIssue('workbook.severalSheets', { sheets: same.map(({ sheet: name }) => name) }));
    }
    if (hidden.has(sheet.sheet)) found.push(sheetIssue('workbook.hiddenSheet', { sheet: sheet.sheet }));
    return found.length === 0 ? sheet : { ...sheet, issues: [...found, ...sheet.issues] };
  });
}
