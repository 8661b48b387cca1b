import type { Area } from '../../../shared/grid/grid.ts';
import type { Dressing } from '../sheet-host.ts';
import { rangeOf } from './range-of.ts';

/** Points of a Chinese character in Excel's default size, and of a cell's margins. */
const CHARACTER = 11;
const MARGINS = 6;
const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

export async function dress(
  context: Excel.RequestContext,
  { sheet: name, title, header, rows, merges, widths }: Dressing,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  for (const area of merges) rangeOf(sheet, area).merge(false);
  if (title) {
    const { format } = rangeOf(sheet, title);
    format.font.bold = true;
    format.font.size = 16;
    centre(format);
  }
  const { format } = rangeOf(sheet, header);
  format.font.bold = true;
  format.fill.color = '#E2EFDA';
  format.wrapText = true;
  centre(format);
  frame(sheet, header);
  if (rows) frame(sheet, rows);
  for (const [at, width] of widths.entries()) {
    sheet.getCell(0, at).getEntireColumn().format.columnWidth = width * CHARACTER + MARGINS;
  }
  sheet.freezePanes.freezeRows(header.bottom);
  await context.sync();
}

function centre(format: Excel.RangeFormat): void {
  format.horizontalAlignment = 'Center';
  format.verticalAlignment = 'Center';
}

function frame(sheet: Excel.Worksheet, area: Area): void {
  const { borders } = rangeOf(sheet, area).format;
  for (const edge of EDGES) {
    const hasInside = edge === 'InsideHorizontal' ? area.bottom > area.top : area.right > area.left;
    if (edge.startsWith('Inside') && !hasInside) continue;
    borders.getItem(edge).style = 'Continuous';
    borders.getItem(edge).color = '#A6A6A6';
  }
}
