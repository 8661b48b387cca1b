import type { Level } from '../annex/level.ts';

/** A line of the table of units, as typed. */
export interface TypedUnit {
  /** 1-based, of the sheet or the file. */
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string;
  /** The day it was retired on, where the table has such a column. */
  readonly retired: string;
}

const COLUMNS: Readonly<Record<'code' | 'name' | 'level' | 'parent', readonly string[]>> = {
  code: ['单位代码', '代码', 'code'],
  name: ['单位名称', '名称', 'name'],
  level: ['层级', '级别', 'level'],
  parent: ['上级单位代码', '上级代码', '上级单位', 'parent'],
};

const LEVEL_WORDS: Readonly<Record<Level, readonly string[]>> = {
  ministry: ['部', '部级', '民政部', 'ministry'],
  province: ['省', '省级', 'province'],
  prefecture: ['市', '市级', '地级', '地市级', '设区市', 'prefecture'],
  county: ['县', '县级', '区县', '县区', 'county'],
  township: ['乡', '乡级', '乡镇', '乡镇级', '街道', '镇', 'township'],
  organisation: ['组织', '社会组织', 'organisation'],
};

/** What each level is called in a table of units that is written. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  ...{
    ministry: '部级',
    province: '省级',
    prefecture: '市级',
    county: '县级',
    township: '乡级',
    organisation: '社会组织',
  },
};

export const UNIT_COLUMNS: readonly string[] = Object.values(COLUMNS).map(([label = '']) => label);

/** A further column of tables that are written: an import only reads it, to say that retiring is not its matter. */
export const RETIRED_COLUMN = '停用日期';

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff（）()]/g, '')
    .toLowerCase();

/** The level a word names; null for none. */
export function levelOfWord(word: string): Level | null {
  const wanted = plain(word);
  const found = Object.entries(LEVEL_WORDS).find(([, words]) => words.includes(wanted));
  return found ? (found[0] as Level) : null;
}

/** The lines of a table of units below its header, wherever that stands; null where there is no such header. */
export function readUnitTable(rows: readonly (readonly string[])[]): TypedUnit[] | null {
  for (const [at, cells] of rows.entries()) {
    const labels = cells.map(plain);
    const column = (key: keyof typeof COLUMNS) => labels.findIndex((label) => COLUMNS[key].includes(label));
    const places = { code: column('code'), name: column('name'), level: column('level'), parent: column('parent') };
    if (Object.values(places).some((place) => place < 0)) continue;
    const retiredAt = labels.indexOf(RETIRED_COLUMN);
    return rows.slice(at + 1).flatMap((line, i) => {
      const cell = (place: number) => (line[place] ?? '').normalize('NFKC').trim();
      const text = (key: keyof typeof places) => cell(places[key]);
      const unit = { code: text('code'), name: text('name'), level: text('level'), parent: text('parent') };
      if (Object.values(unit).every((value) => value === '')) return [];
      return [{ row: at + i + 2, ...unit, retired: cell(retiredAt) }];
    });
  }
  return null;
}
