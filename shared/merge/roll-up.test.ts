import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { js2021Annex1 } from '../annex/catalogue/js2021-annex1/definition.ts';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import { fenOfWan } from '../record/money.ts';
import type { FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { distinctOrganisations } from './organisations.ts';
import { rollUp } from './roll-up.ts';

const divisions = nationalDivisions();

function project(orgName: string, code: string | null, fundsWan: number, rest: Record<string, FieldValue> = {}) {
  const region = code ? { region: { code, name: divisions.pathName(code) } } : {};
  return {
    values: { orgName, projectName: '助学', fundsWan, staffCount: 2, beneficiaryCount: 10, ...region, ...rest },
  };
}

describe('rolling 附件2 up into the rows of 附件1', () => {
  const records = [
    project('甲', '653022', 18.04),
    project('甲', '653000', 4.17),
    project('乙', '320321', 5),
    project('甲', '320311', 1),
    project('丙', '520600', 7),
    project('丁', null, 9),
  ];
  const rolled = rollUp(js2021Annex1, records, divisions);

  test('takes a place into the printed row whose division holds it, a place in the province into its own row', () => {
    expect(rolled.rows.map((row) => [row.group, row.name, row.values.projectsTotal])).toEqual([
      ['省外', '新疆克州', 2],
      ['省外', '省外其它地区', 1],
      ['省内', '泉山区', 1],
      ['省内', '丰县', 1],
    ]);
  });

  test('adds funds to the fen, and counts an organisation once a row', () => {
    expect(rolled.rows[0]?.values).toEqual({
      orgsTotal: 1,
      projectsTotal: 2,
      fundsWanTotal: 22.21,
      staffTotal: 4,
      beneficiariesTotal: 20,
    });
  });

  test('totals all records, the unplaced ones too, and tells which those are', () => {
    expect(rolled.total).toMatchObject({ orgsTotal: 4, projectsTotal: 6, fundsWanTotal: 44.21 });
    expect(rolled.unplaced.map((values) => values.orgName)).toEqual(['丁']);
  });

  test('leaves a figure that no record states out, instead of 0', () => {
    const blank = { values: { orgName: '甲', region: { code: '610000', name: '陕西省' } } };
    expect(rollUp(js2021Annex1, [blank], divisions).rows[0]?.values).toEqual({ orgsTotal: 1, projectsTotal: 1 });
  });

  test('refuses an annex that is tied to no list', () => {
    expect(() => rollUp(js2021Annex2, [], divisions)).toThrow('crossAnnex');
  });

  test('puts every record in one row, or says that none takes it; the sums are those of the list', () => {
    const code = fc.constantFrom('653022', '540102', '610100', '632500', '520600', '320302', '320106', '320500', null);
    const wan = fc.nat(5_000_000_000).map((fen) => fen / 1_000_000);
    const list = fc.array(fc.tuple(fc.constantFrom('甲', '乙', '丙'), code, wan), { maxLength: 30 });
    fc.assert(
      fc.property(list, (rows) => {
        const given = rows.map(([name, place, funds]) => project(name, place, funds));
        const { rows: found, total, unplaced } = rollUp(js2021Annex1, given, divisions);
        expect(found.reduce((sum, row) => sum + row.records.length, unplaced.length)).toBe(given.length);
        const fen = (values: readonly (number | undefined)[]) =>
          values.reduce<number>((s, v) => s + fenOfWan(v ?? 0), 0);
        const placed = fen(found.map((row) => row.values.fundsWanTotal));
        expect(placed + fen(unplaced.map((values) => values.fundsWan as number))).toBe(fen([total.fundsWanTotal]));
      }),
    );
  });

  test('counts distinct organisations per row and overall', () => {
    const organisations = distinctOrganisations(js2021Annex1, records, divisions);
    expect(organisations.overall).toBe(4);
    expect(organisations.rows.reduce((sum, row) => sum + row.count, 0)).toBe(4);
    expect(organisations.rows.map((row) => row.count)).toEqual([1, 1, 1, 1]);
  });
});
