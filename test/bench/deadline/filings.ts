/** What each county hands in, and the sums an independent reader must find afterwards. */
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import type { Unit } from '../../../worker/store/unit.ts';
import { demandRecords } from '../demand-list.ts';
import { ANNEXES, NOTICE } from './country.ts';

const RECORDS = 20;

export interface Filing {
  readonly unit: string;
  readonly annex: string;
  readonly baseVersion: number;
  readonly key: string;
  readonly body: string;
  /** Of its records together. */
  readonly fen: number;
  readonly records: number;
}

/** A number of its own for each record, so that a lost or doubled one shows in the sum. */
const fenOf = (county: number, annex: number, version: number, row: number) =>
  ((county * 7_919 + annex * 3_001 + row * 613) % 1_900_000) + 100 + version;

/** 20 records of one annex of the county that is the `index`th. */
export function filingOf(county: Unit, index: number, annex: string, baseVersion: number): Filing {
  const place = { code: county.code, name: nationalDivisions().pathName(county.code) };
  const fen = Array.from({ length: RECORDS }, (_, row) =>
    fenOf(index, ANNEXES.indexOf(annex as (typeof ANNEXES)[number]), baseVersion, row),
  );
  const records = annex === 'mca2021-annex2' ? needs(place, index, fen) : projects(place, county.name, fen);
  const header = { reportingUnit: county.name, contactName: '李红', contactPhone: '010-58124054' };
  const { code: unit } = county;
  return {
    ...{ unit, annex, baseVersion, key: `${unit} ${annex} ${baseVersion + 1}` },
    body: JSON.stringify({ notice: NOTICE, annex, baseVersion, header, records }),
    fen: fen.reduce((sum, one) => sum + one, 0),
    records: RECORDS,
  };
}

function needs(implementPlace: object, index: number, fen: readonly number[]) {
  return demandRecords(RECORDS).map(({ values }, row) => {
    const projectName = `${index + 1}县第${row + 1}批乡村小学图书室项目`;
    return { values: { ...values, implementPlace, projectName, fundsWan: (fen[row] ?? 0) / 1_000_000 } };
  });
}

function projects(region: object, unitName: string, fen: readonly number[]) {
  return fen.map((amount, row) => ({
    values: {
      ...{ orgName: `${unitName.replace(/民政[局厅]$/, '')}第${row + 1}公益协会`, region, projectNature: '教育帮扶' },
      ...{ projectName: `2021年助学项目${row + 1}`, fundsWan: amount / 1_000_000 },
      ...{ staffCount: row + 1, beneficiaryCount: 100 + row },
    },
  }));
}
