import type { ChartSpec } from '../chart.ts';
import { rangeOf } from './range-of.ts';

const TYPES = { bars: 'BarClustered', columns: 'ColumnClustered', pie: 'Pie', line: 'Line' } as const;

export async function addCharts(
  context: Excel.RequestContext,
  name: string,
  charts: readonly ChartSpec[],
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  for (const spec of charts) {
    const source = rangeOf(context.workbook.worksheets.getItem(spec.source.sheet), spec.source.area);
    const chart = sheet.charts.add(TYPES[spec.kind], source, 'Columns');
    chart.name = spec.name;
    chart.title.text = spec.title;
    const { top, left, bottom, right } = spec.place;
    chart.setPosition(sheet.getCell(top - 1, left - 1), sheet.getCell(bottom - 1, right - 1));
  }
  await context.sync();
}
