import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { a1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import { page as en } from '../../../shared/i18n/en/page.ts';
import { fill, type Locale } from '../../../shared/i18n/i18n.ts';
import { page as zhCN } from '../../../shared/i18n/zh-CN/page.ts';
import type { WorkbookFormat } from '../../../shared/workbook/workbook.ts';
import type { Checker } from './checker.ts';
import type { SheetEdit } from './protocol.ts';

interface SaveInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: WorkbookFormat;
  readonly edits: readonly SheetEdit[];
  readonly checker: Checker;
  readonly locale: Locale;
}

const TEXTS = { 'zh-CN': zhCN, en };

function plain(value: CellValue): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return 'error' in value ? value.error : value.serial;
}

/**
 * The corrected workbook. An .xlsx is the officer's own file with some cells changed and every other part byte for
 * byte; an .xls or .ods can't be patched, so its records go into the official blank.
 */
export async function savedFile({ name, bytes, format, edits, checker, locale }: SaveInput) {
  const stem = name.replace(/\.[^.]*$/, '');
  if (format === 'xlsx') {
    if (edits.length === 0) return { name, bytes };
    const { patchCells } = await import('../../../shared/workbook/patch.ts');
    const cells = edits.map((edit) => ({
      sheet: checker.grids[edit.sheet]?.sheet ?? '',
      cell: a1(edit.row, edit.column),
      value: plain(edit.value),
    }));
    return { name: fill(TEXTS[locale]['file.corrected'], { stem }, locale), bytes: patchCells(bytes, cells) };
  }
  const { renderAnnex } = await import('../../../shared/render/render.ts');
  const { blankOf } = await import('../../../shared/annex/blank.ts');
  const inspection = checker.inspections.find((each) => each.annex !== null);
  const annex = inspection?.annex ? annexById(inspection.annex) : undefined;
  if (!inspection || !annex) return { name, bytes };
  const { compileBlank } = await import('../../../shared/compile/compile-blank.ts');
  const blank = blankOf(annex.id);
  const { unit: unitName, header, records } = inspection;
  const rules = compileBlank(annex, blank, records.length, locale);
  return {
    name: `${stem}.xlsx`,
    bytes: renderAnnex({ annex, blank, unitName, header, records, rules }),
  };
}
