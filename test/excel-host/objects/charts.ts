import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, NOTHING } from '../batch/host-object.ts';
import type { Book, Chart, Sheet } from '../workbook/book.ts';
import { pointsBefore, ROW_POINTS } from '../workbook/points.ts';
import { blockOf, type Cells, type OfSheet, text } from './targets.ts';

interface OfChart {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly chart: Chart;
}

const one = ({ book, sheet }: OfSheet, chart: Chart): HostObject<OfChart> => ({
  type: 'Chart',
  target: { book, sheet, chart },
});

export const CHARTS = behaviour<OfSheet>({
  items: (of) => of.sheet.charts.map((chart) => one(of, chart)),
  get: { Count: ({ sheet }) => sheet.charts.length },
  call: {
    Add: (of, [type, source]) => {
      const cells = (source as HostObject<Cells>).target;
      of.book.next += 1;
      const chart: Chart = {
        id: `{C4${of.book.next.toString(16).toUpperCase().padStart(6, '0')}-0000-4000-8000-000000000000}`,
        name: `Chart ${of.sheet.charts.length + 1}`,
        type: text(type),
        title: '',
        source: { sheet: cells.sheet.id, area: blockOf(cells) },
        left: 0,
        top: 0,
        width: 360,
        height: 216,
      };
      of.sheet.charts.push(chart);
      return one(of, chart);
    },
    GetCount: ({ sheet }) => sheet.charts.length,
    GetItem: (of, [name]) => {
      const chart = of.sheet.charts.find((each) => each.name === text(name));
      if (!chart) throw new ExcelError('ItemNotFound', `No chart ${text(name)}.`);
      return one(of, chart);
    },
    GetItemOrNullObject: (of, [name]) => {
      const chart = of.sheet.charts.find((each) => each.name === text(name));
      return chart ? one(of, chart) : NOTHING;
    },
  },
});

export const CHART = behaviour<OfChart>({
  identity: ({ chart }) => ({ Name: chart.name }),
  get: {
    Id: ({ chart }) => chart.id,
    Name: ({ chart }) => chart.name,
    ChartType: ({ chart }) => chart.type,
    Left: ({ chart }) => chart.left,
    Top: ({ chart }) => chart.top,
    Width: ({ chart }) => chart.width,
    Height: ({ chart }) => chart.height,
    Title: (target) => ({ type: 'ChartTitle', target }),
  },
  set: {
    Name: ({ chart }, value) => {
      chart.name = text(value);
    },
  },
  call: {
    SetPosition: ({ sheet, chart }, [from, to]) => {
      const start = blockOf((from as HostObject<Cells>).target);
      const end = to ? blockOf((to as HostObject<Cells>).target) : start;
      chart.top = (start.top - 1) * ROW_POINTS;
      chart.left = pointsBefore(sheet, start.left);
      chart.height = (end.bottom - start.top + 1) * ROW_POINTS;
      chart.width = pointsBefore(sheet, end.right + 1) - chart.left;
    },
    Delete: ({ sheet, chart }) => {
      sheet.charts = sheet.charts.filter((each) => each !== chart);
    },
  },
});

export const CHART_TITLE = behaviour<OfChart>({
  get: { Text: ({ chart }) => chart.title },
  set: {
    Text: ({ chart }, value) => {
      chart.title = text(value);
    },
    Visible: () => undefined,
  },
});
