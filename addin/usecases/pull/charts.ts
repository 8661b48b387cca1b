import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Messages } from '../../../shared/i18n/i18n.ts';
import { sumWan } from '../../../shared/record/money.ts';
import { ok } from '../../../shared/result.ts';
import type { ChartSpec } from '../../host/chart.ts';
import type { HostResult } from '../../host/host-problem.ts';
import type { Block, SheetInfo } from '../../host/sheet-host.ts';
import type { Cell, MergedRecord } from './merged-rows.ts';
import type { Fetched, PullRequest } from './request.ts';
import { sourcesOf } from './sources.ts';
import { freeName } from './write-merge.ts';

/** A small table with its chart. */
interface Figure {
  readonly name: string;
  readonly title: string;
  readonly kind: ChartSpec['kind'];
  readonly rows: readonly (readonly [string, string | number])[];
}

/** More bars than this tell nobody anything: the rest is one. */
const MOST_BARS = 20;

/** Amounts by category and by region, and how far the units have come. Without amounts, the counts of records. */
export function figuresOf(annex: AnnexDefinition, { merged, progress }: Fetched, texts: Messages): Figure[] {
  const money = annex.fields.find(({ type }) => type === 'money');
  const category = annex.fields.find(({ type }) => type === 'enum');
  const amount = (record: MergedRecord) => {
    const value = money ? record.values[money.key] : 1;
    return typeof value === 'number' ? value : 0;
  };
  const label = texts[money ? 'chart.amount' : 'pull.count'] ?? '';
  const regionOf = (record: MergedRecord) =>
    annex.matrix ? String(record.values[annex.matrix.nameField] ?? '') : (sourcesOf(record)[0]?.unitName ?? '');
  const figures: Figure[] = [];
  if (category) {
    const by = sums(merged.records, (record) => String(record.values[category.key] ?? ''), amount);
    const rows: Figure['rows'] = [[texts['chart.category'] ?? '', label], ...by];
    figures.push({ name: 'category', title: texts['chart.byCategory'] ?? '', kind: 'columns', rows });
  }
  const region: Figure['rows'] = [[texts['chart.region'] ?? '', label], ...sums(merged.records, regionOf, amount)];
  figures.push({ name: 'region', title: texts['chart.byRegion'] ?? '', kind: 'bars', rows: region });
  const states = new Map<string, number>();
  for (const { state } of progress.units) states.set(state, (states.get(state) ?? 0) + 1);
  const counted = [...states].map(([state, count]): [string, number] => [texts[`state.${state}`] ?? state, count]);
  const head: [string, string] = [texts['chart.state'] ?? '', texts['chart.count'] ?? ''];
  figures.push({ name: 'progress', title: texts['chart.progress'] ?? '', kind: 'pie', rows: [head, ...counted] });
  return figures;
}

function sums(
  records: readonly MergedRecord[],
  keyOf: (record: MergedRecord) => string,
  amountOf: (record: MergedRecord) => number,
): [string, number][] {
  const amounts = new Map<string, number[]>();
  for (const record of records) {
    const key = keyOf(record);
    const list = amounts.get(key) ?? [];
    list.push(amountOf(record));
    amounts.set(key, list);
  }
  const all = [...amounts].map(([key, list]): [string, number] => [key, sumWan(list)]).sort((a, b) => b[1] - a[1]);
  if (all.length <= MOST_BARS) return all;
  const rest = sumWan(all.slice(MOST_BARS - 1).map(([, amount]) => amount));
  return [...all.slice(0, MOST_BARS - 1), ['…', rest]];
}

/** Draws the figures on a sheet of their own: the tables to the left, a chart beside each. */
export async function drawCharts(request: PullRequest, fetched: Fetched): HostResult<SheetInfo> {
  const { host, annex, texts, onStage } = request;
  onStage('charting');
  const present = await host.sheets();
  if (!present.ok) return present;
  const name = freeName(texts['pull.chartSheet'] ?? '', new Set(present.value.map((sheet) => sheet.name)));
  const sheet = await host.addSheet({ name });
  if (!sheet.ok) return sheet;
  const blocks: Block[] = [];
  const charts: ChartSpec[] = [];
  let top = 1;
  for (const figure of figuresOf(annex, fetched, texts)) {
    const rows: Cell[][] = figure.rows.map((row) => [...row]);
    const bottom = top + rows.length - 1;
    blocks.push({ sheet: sheet.value.id, top, left: 1, rows });
    charts.push({
      name: figure.name,
      title: figure.title,
      kind: figure.kind,
      source: { sheet: sheet.value.id, area: { top, left: 1, bottom, right: 2 } },
      place: { top, left: 4, bottom: top + 17, right: 11 },
    });
    top = Math.max(bottom, top + 17) + 3;
  }
  const written = await host.write(blocks);
  const drawn = written.ok ? await host.addCharts(sheet.value.id, charts) : written;
  if (drawn.ok) return ok(sheet.value);
  await host.removeSheet(sheet.value.id);
  return drawn;
}
