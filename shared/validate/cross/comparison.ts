import type { AnnexDefinition } from '../../annex/definition.ts';
import { labelKey } from '../../recognise/label.ts';
import { fenOfWan } from '../../record/money.ts';
import type { AnnexRecord } from '../../record/record.ts';
import type { CrossAnnexOptions } from '../rules/cross-annex.ts';

type Numbers = readonly (number | undefined)[];
const added = (numbers: Numbers): number | undefined =>
  numbers.some((n) => n === undefined) ? undefined : numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);

function figures(records: readonly AnnexRecord[], field: string, money: boolean): number | undefined {
  return added(
    records.map(({ values }) => {
      const value = values[field];
      if (typeof value !== 'number') return undefined;
      return money ? fenOfWan(value) : value;
    }),
  );
}

/** One figure of a matrix beside what the list comes to; undefined while one is not known. Money in fen. */
export interface Comparison {
  readonly code: string;
  readonly whole: string;
  readonly of: string;
  readonly own: number | undefined;
  readonly other: number | undefined;
  readonly money: boolean;
}

/** All comparisons for one region. */
export function comparisons(
  options: CrossAnnexOptions,
  annex: AnnexDefinition,
  rows: readonly AnnexRecord[],
  listed: readonly AnnexRecord[],
): Comparison[] {
  const money = (field: string) => annex.fields.find(({ key }) => key === field)?.type === 'money';
  const own = (field: string) => figures(rows, field, money(field));
  const counts = options.counts.map(({ whole }) => ({
    code: 'crossAnnex.count',
    whole,
    of: options.place,
    own: own(whole),
    other: listed.length,
    money: false,
  }));
  const sums = options.sums.map(({ whole, of }) => ({
    code: 'crossAnnex.sum',
    whole,
    of,
    own: own(whole),
    other: figures(listed, of, money(whole)),
    money: money(whole),
  }));
  // An organisation active in two regions is counted in both rows, so several rows together have no distinct number.
  const distinct = (rows.length === 1 ? options.distinct : []).map(({ whole, of }) => {
    const names = listed.map(({ values }) => values[of]);
    const all = names.every((name) => typeof name === 'string');
    const other = all ? new Set(names.map((name) => labelKey(String(name)))).size : undefined;
    return { code: 'crossAnnex.distinct', whole, of, own: own(whole), other, money: false };
  });
  return [...counts, ...sums, ...distinct];
}
