import { describe, expect, it } from 'vitest';
import { ALIASES, LETTERS } from './data/aliases.ts';
import type { Division } from './divisions.ts';
import { told } from './told.ts';
import { nationalDivisions } from './tree.ts';

const divisions = nationalDivisions();

function all(code: string | null = null): Division[] {
  return divisions.children(code).flatMap((child) => [child, ...all(child.code)]);
}

describe('the tree', () => {
  it('has 31 provinces and 兵团, 333 prefectures and 14 divisions of 兵团, and every county', () => {
    const levels = all().map((d) => d.level);
    expect(divisions.children(null)).toHaveLength(32);
    expect(levels.filter((level) => level === 'prefecture')).toHaveLength(333 + 14);
    expect(levels.filter((level) => level === 'county')).toHaveLength(2852);
  });

  it('knows each division by a code of its own, with its parent above it', () => {
    const codes = all().map((d) => d.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const division of all()) {
      expect(divisions.get(division.code)).toBe(division);
      expect(divisions.path(division.code).at(-2)?.code ?? null).toBe(division.parent);
    }
  });

  it('names a path from the province down', () => {
    expect(divisions.pathName('622926')).toBe('甘肃省临夏回族自治州东乡族自治县');
    expect(divisions.pathName('110105')).toBe('北京市朝阳区');
    expect(divisions.pathName('429004')).toBe('湖北省仙桃市');
    expect(divisions.pathName('441900')).toBe('广东省东莞市');
    expect(divisions.pathName('660300')).toBe('新疆生产建设兵团第三师');
  });

  it('says what lies inside an area', () => {
    expect(divisions.inside('622926', '620000')).toBe(true);
    expect(divisions.inside('622926', '622900')).toBe(true);
    expect(divisions.inside('622926', '622926')).toBe(true);
    expect(divisions.inside('620000', '622926')).toBe(false);
    expect(divisions.inside('999999', '620000')).toBe(false);
  });

  it('has the cities of 兵团 in 新疆, in 兵团 and in their division', () => {
    for (const area of ['650000', '660000', '660800']) expect(divisions.inside('659001', area)).toBe(true);
    expect(divisions.inside('659001', '660300')).toBe(false);
    expect(divisions.inside('660300', '650000')).toBe(false);
  });
});

describe('every division', () => {
  it('is found by its path name, as itself and with every level named', () => {
    for (const { code } of all()) {
      for (const text of [divisions.pathName(code), ` ${divisions.pathName(code)}`]) {
        const found = divisions.resolve(text, null);
        expect(found).toMatchObject({ kind: 'one', place: { code, name: divisions.pathName(code) }, fullPath: true });
        expect(found.kind === 'one' && found.place.detail).toBeUndefined();
      }
    }
  });

  it('is found by its path with separators', () => {
    for (const separator of ['/', '-', '>', ' ', '·', '，', '　']) {
      for (const { code } of all().filter((_, i) => i % 7 === 0)) {
        const text = divisions
          .path(code)
          .map((d) => d.name)
          .join(separator);
        expect(told(text)).toBe(code);
      }
    }
  });

  it('is found by its own name inside its own prefecture or province', () => {
    for (const { code, name, parent } of all().filter((d) => d.level === 'county')) {
      expect([code, told(name, parent)]).toEqual([code, code]);
    }
  });

  it('is found with a village behind it, which stays as detail', () => {
    for (const { code } of all().filter((d) => d.level === 'county')) {
      expect(told(`${divisions.pathName(code)}幸福镇光明村`)).toBe(`${code} 幸福镇光明村`);
    }
  });

  it('is named by an alias only where the alias is a whole segment', () => {
    for (const [alias, code] of Object.entries({ ...ALIASES, ...LETTERS })) {
      expect([alias, told(`${alias}某某`)]).toEqual([alias, 'none']);
      expect([alias, told(`某${alias}`)]).toEqual([alias, 'none']);
      if (alias !== '巴州') expect(told(`${alias}/某某`)).toBe(`${code} 某某`);
    }
  });

  it('is named by its short name only where that is a whole segment', () => {
    for (const { code, name } of all()) {
      const short = name.replace(/(?:自治区|地区|省|市|区|县|盟|旗|师)$/, '');
      if (short === name || short.length < 2) continue;
      const found = divisions.resolve(`${short}某某`, null);
      expect([code, found.kind === 'one' && found.place.code === code && found.place.detail === '某某']).toEqual([
        code,
        false,
      ]);
    }
  });

  it('is never guessed from a part of a segment', () => {
    for (const text of [
      '新沂',
      '新沂市',
      '云霄县',
      '藏青',
      '青岛市',
      '苏州市',
      '甘南县',
      '川汇区',
      '京山市',
      '沪州',
      '粤港',
    ]) {
      const found = divisions.resolve(text, null);
      const code = found.kind === 'one' ? found.place.code : '';
      expect([
        '650000',
        '530000',
        '540000',
        '630000',
        '320000',
        '620000',
        '510000',
        '110000',
        '310000',
        '440000',
      ]).not.toContain(code);
    }
  });
});

describe('levels that contradict each other', () => {
  const counties = all().filter((d) => d.level === 'county');
  const provinceOf = (code: string): string => divisions.path(code)[0]?.code ?? '';
  const general = new Set(['城区', '郊区', '矿区', '新区']);

  it('are never settled by a guess: a county behind a province or a prefecture it does not lie in', () => {
    const namesIn = new Map<string, Set<string>>();
    for (const { code, name } of counties) {
      const names = namesIn.get(provinceOf(code)) ?? new Set();
      namesIn.set(provinceOf(code), names.add(name));
    }
    const prefectures = all().filter((d) => d.level === 'prefecture');
    counties.forEach((county, i) => {
      if (general.has(county.name)) return;
      for (const above of [divisions.children(null)[i % 31], prefectures[i % 333]]) {
        if (!above || namesIn.get(provinceOf(above.code))?.has(county.name)) continue;
        if (divisions.inside(county.code, above.code)) continue;
        const text = divisions.pathName(above.code) + county.name;
        expect([text, divisions.resolve(text, null).kind]).not.toEqual([text, 'one']);
      }
    });
  });
});
