import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { js2021Annex1 } from '../annex/catalogue/js2021-annex1/definition.ts';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import type { Level } from '../annex/level.ts';
import { sumWan } from '../record/money.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { type ForwardRequest, forwardRows } from './forward.ts';
import type { MergeInput } from './merge.ts';

const divisions = nationalDivisions();
const record = (values: Record<string, FieldValue>): AnnexRecord => ({ row: null, values, source: {}, extra: {} });
const input = (unit: string, records: readonly AnnexRecord[]): MergeInput => ({
  ...{ unit, unitName: `${unit}民政局`, kind: 'division', version: 1 },
  ...{ receiptNumber: `2021-${unit}`, receivedAt: '2026-06-01T00:00:00.000Z', nil: records.length === 0, records },
});
const region = (name: string, figures: Record<string, number>) =>
  record({ regionGroup: '省外', region: name, ...figures });
const city = { code: '320300', name: '徐州市民政局', level: 'prefecture' as Level };
const ask = (over: Partial<ForwardRequest>): ForwardRequest => ({
  ...{ unit: city, own: [], ownStated: true, inputs: [], divisions },
  ...over,
});

const NAMES = ['新疆克州', '新疆伊犁州', '西藏拉萨市', '陕西省'];
const fen = fc.integer({ min: 0, max: 5e9 }).map((n) => n / 1e6);
const countyRow = fc.record({ name: fc.constantFrom(...NAMES), fundsWanTotal: fen, fundsWanCity: fen });
const counties = fc.uniqueArray(
  fc.record({
    unit: fc.constantFrom('320321', '320322', '320324', '320381', '320382'),
    rows: fc.array(countyRow, { maxLength: 5 }),
  }),
  { selector: ({ unit }) => unit, maxLength: 5 },
);
const ownRows = fc.array(fc.record({ name: fc.constantFrom(...NAMES), fundsWanCity: fen }), { maxLength: 4 });

const sumOf = (records: readonly AnnexRecord[], key: string) =>
  sumWan(records.flatMap(({ values }) => (typeof values[key] === 'number' ? values[key] : [])));

describe('a matrix handed up', () => {
  test('总数 is all that lies below and the own share; 其中：市本级 of a city is the own share alone', () => {
    fc.assert(
      fc.property(counties, ownRows, fc.boolean(), (below, mine, reversed) => {
        const inputs = below.map(({ unit, rows }) =>
          input(
            unit,
            rows.map(({ name, ...figures }) => region(name, figures)),
          ),
        );
        const own = mine.map(({ name, ...figures }) => region(name, figures));
        const rows = forwardRows(js2021Annex1, ask({ own, inputs: reversed ? [...inputs].reverse() : inputs }));
        const [records, all] = [rows.map((row) => row.record), inputs.flatMap((i) => i.records)];
        expect(sumOf(records, 'fundsWanTotal')).toBe(sumWan([sumOf(all, 'fundsWanTotal'), sumOf(own, 'fundsWanCity')]));
        expect(sumOf(records, 'fundsWanCity')).toBe(sumOf(own, 'fundsWanCity'));
        expect(rows).toEqual(forwardRows(js2021Annex1, ask({ own, inputs })));
        const parts = rows.flatMap((row) => row.parts);
        expect(parts).toHaveLength(all.length + own.length);
      }),
    );
  });

  test('of a province the cities’ own are added, and its own share', () => {
    const inputs = [
      input('320300', [region('陕西省', { staffTotal: 10, staffCity: 4 })]),
      input('320200', [region('陕西省', { staffTotal: 5, staffCity: 5 })]),
    ];
    const unit = { code: '320000', name: '江苏省民政厅', level: 'province' as Level };
    const own = [region('陕西省', { staffCity: 2 })];
    const [row] = forwardRows(js2021Annex1, ask({ unit, own, inputs }));
    expect(row?.record.values).toMatchObject({ staffTotal: 17, staffCity: 11 });
  });

  test('a share that was not said stays blank; said to be nothing, it is 0; a figure nobody gave stays blank', () => {
    const inputs = [input('320321', [region('陕西省', { staffTotal: 10, staffCity: 4 })])];
    const [unsaid] = forwardRows(js2021Annex1, ask({ inputs, ownStated: false }));
    expect(unsaid?.record.values).toEqual({
      regionGroup: '省外',
      region: '陕西省',
      regionCode: '610000',
      staffTotal: 10,
    });
    const [said] = forwardRows(js2021Annex1, ask({ inputs }));
    expect(said?.record.values).toMatchObject({ staffTotal: 10, staffCity: 0 });
    expect(said?.record.values.fundsWanCity).toBeUndefined();
  });
});

describe('a list handed up', () => {
  test('has the own rows first, then those below in division order; sheet rows stay with whose sheet it was', () => {
    const named = (projectName: string): AnnexRecord => ({ ...record({ projectName }), row: 6 });
    const inputs = [input('320322', [named('沛县')]), input('320321', [named('丰县一'), named('丰县二')])];
    const rows = forwardRows(js2021Annex2, ask({ own: [named('市本级')], inputs }));
    expect(rows.map(({ record: { row, values } }) => [row, values.projectName])).toEqual([
      [6, '市本级'],
      [null, '丰县一'],
      [null, '丰县二'],
      [null, '沛县'],
    ]);
    expect(rows[2]?.parts).toMatchObject([{ input: { unit: '320321' }, record: 1 }]);
  });
});
