import { describe, expect, it } from 'vitest';
import { ALIASES, LETTERS } from './data/aliases.ts';
import type { Division, Resolution } from './divisions.ts';
import { nationalDivisions } from './tree.ts';

const divisions = nationalDivisions();

function all(code: string | null = null): Division[] {
  return divisions.children(code).flatMap((child) => [child, ...all(child.code)]);
}

/** A resolution in one line: code, detail, and what else is to be said. */
function told(text: string, area: string | null = null): string {
  const found: Resolution = divisions.resolve(text, area);
  if (found.kind === 'one') return [found.place.code, found.place.detail ?? ''].join(' ').trim();
  if (found.kind === 'many') return `many ${found.candidates.map((c) => c.code).join(' ')}`;
  if (found.kind === 'several') return `several ${found.places.map((p) => p.code).join(' ')}`.trim();
  return 'none';
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

describe('resolving', () => {
  it.each([
    ['江苏省/南京市/鼓楼区', '320106'],
    ['江苏-南京', '320100'],
    ['江苏省南京市鼓楼区', '320106'],
    ['江苏 南京 鼓楼', '320106'],
    ['江苏＞南京＞鼓楼区', '320106'],
    ['江苏／南京／鼓楼区', '320106'],
    ['江苏省,南京市,鼓楼区', '320106'],
    ['江苏省\u200b南京市', '320100'],
    ['鼓 楼 区', 'many 320106 320302 350102 410204'],
  ])('M51 reads the separators of %s', (text, told_) => {
    expect(told(text)).toBe(told_);
  });

  it.each([
    ['江苏', '320000'],
    ['内蒙', '150000'],
    ['内蒙古', '150000'],
    ['新疆克州', '653000'],
    ['新疆伊犁州', '654000'],
    ['西藏拉萨市', '540100'],
    ['喀什', '653100'],
    ['甘肃省临夏州东乡县', '622926'],
    ['甘肃省东乡县', '622926'],
    ['天祝县', '620623'],
    ['恩施州', '422800'],
    ['新疆自治区', '650000'],
    ['浦东新区', '310115'],
    ['苏/南京', '320100'],
    ['新', '650000'],
    ['沭阳', '321322'],
    ['江苏睢宁双沟镇', '320324 双沟镇'],
  ])('M50 reads the short name %s', (text, code) => {
    expect(told(text)).toBe(code);
  });

  it.each([
    ['海南州', '632500'],
    ['青海海南州', '632500'],
    ['海南省', '460000'],
    ['海南', '460000'],
    ['吉林市', '220200'],
    ['吉林省', '220000'],
    ['吉林省吉林市', '220200'],
    ['新疆兵团', '660000'],
    ['新疆', '650000'],
    ['阿里', '542500'],
    ['阿里巴巴', 'none'],
    ['新沂市', '320381'],
    ['苏州', '320500'],
    ['江苏省南京大学', '320000 南京大学'],
    ['全州县', '450324'],
    ['内江市', '511000'],
    ['玛多县', '632626'],
    ['和静县', '652827'],
    ['内蒙古呼和浩特市和林格尔县', '150123'],
    ['青海省黄南藏族自治州河南蒙古族自治县', '632324'],
  ])('is not trapped by %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('takes 巴州 for 巴音郭楞 within 新疆 only', () => {
    expect(told('新疆巴州')).toBe('652800');
    expect(told('四川巴州')).toBe('511902');
    expect(told('巴州', '650000')).toBe('652800');
    expect(told('巴州', '511900')).toBe('511902');
    expect(told('巴州')).toBe('many 511902 652800');
  });

  it.each([
    ['兵团第三师51团', '660300 51团'],
    ['新疆生产建设兵团第三师五十一团', '660300 五十一团'],
    ['第三师51团', '660300 51团'],
    ['农一师', '660100'],
    ['兵团一师', '660100'],
    ['兵团第14师', '661400'],
    ['第八师石河子市', '660800'],
    ['新疆兵团第八师石河子市152团', '660800 152团'],
    ['新疆维吾尔自治区新疆生产建设兵团第二师', '660200'],
    ['石河子市', '659001'],
    ['新疆石河子', '659001'],
    ['兵团石河子市', '659001'],
  ])('M56 reads %s of 兵团', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['北京市朝阳区', '110105'],
    ['北京市北京市朝阳区', '110105'],
    ['北京市市辖区朝阳区', '110105'],
    ['重庆市万州区', '500101'],
    ['东莞市', '441900'],
    ['广东省东莞市长安镇', '441900 长安镇'],
    ['甘肃省嘉峪关市', '620200'],
    ['湖北省仙桃市', '429004'],
    ['湖北省省直辖县级行政区划仙桃市', '429004'],
    ['新疆伊犁州塔城地区额敏县', '654221'],
  ])('knows the shape of %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('M52 takes the division of the name that lies in the area, else tells all', () => {
    expect(told('鼓楼区', '320100')).toBe('320106');
    expect(told('鼓楼区', '320300')).toBe('320302');
    expect(told('鼓楼区', '320000')).toBe('many 320106 320302');
    expect(told('鼓楼区', '370000')).toBe('many 320106 320302 350102 410204');
    expect(told('江苏省鼓楼区')).toBe('many 320106 320302');
    expect(told('朝阳')).toMatch(/^many .*110105/);
  });

  it('M54 reads renamed and merged divisions, and says the old name', () => {
    expect(divisions.resolve('西藏林芝市米林县', null)).toMatchObject({ place: { code: '540481' }, renamed: '米林县' });
    expect(divisions.resolve('江苏省无锡市崇安区', null)).toMatchObject({
      place: { code: '320213' },
      renamed: '崇安区',
    });
    expect(told('莱芜市')).toBe('many 370116 370117');
    expect(divisions.resolve('积石山县', null)).not.toHaveProperty('renamed');
  });

  it.each([
    ['新疆、西藏', 'several 650000 540000'],
    ['新疆/西藏', 'several 650000 540000'],
    ['新疆和西藏', 'several 650000 540000'],
    ['新疆 西藏', 'several 650000 540000'],
    ['新疆克州、伊犁州', 'several 653000 654000'],
    ['江苏省南京市鼓楼区、玄武区', 'several 320106 320102'],
    ['全国', 'several'],
    ['全省', 'several'],
    ['多地', 'several'],
    ['省外其它地区', 'several'],
    ['甘肃省各县', 'several 620000'],
    ['新疆等地', 'several 650000'],
    ['甘肃省临夏州东乡县龙泉镇、达板镇', '622926 龙泉镇、达板镇'],
  ])('M55 tells one place from several: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('does not guess where the levels contradict each other', () => {
    expect(told('甘肃省南京市鼓楼区')).toBe('none');
    expect(told('江苏省无锡市鼓楼区')).toBe('many 320106 320302');
    expect(told('新疆克州莎车县')).toMatch(/^(none|many)/);
    expect(told('缅甸')).toBe('none');
    expect(told('涟沭结合部')).toBe('none');
    expect(told('')).toBe('none');
    expect(told('甘'.repeat(5000))).toBe('none');
  });

  it('keeps what lies below the tree as it was typed', () => {
    expect(told('甘肃省临夏州东乡县龙泉镇（拱北湾村）')).toBe('622926 龙泉镇(拱北湾村)');
    expect(told('江苏省南京市鼓楼区（中央门街道）')).toBe('320106 中央门街道');
    expect(told('江苏省南京市鼓楼区中山北路3-2号')).toBe('320106 中山北路3-2号');
  });

  it('knows whether every level was named', () => {
    const full = (text: string): unknown => {
      const found = divisions.resolve(text, null);
      return found.kind === 'one' && found.fullPath;
    };
    expect(full('新疆喀什地区莎车县')).toBe(true);
    expect(full('新疆喀什地区莎车县米夏镇')).toBe(true);
    expect(full('新疆莎车县')).toBe(false);
    expect(full('莎车县')).toBe(false);
    expect(full('新疆喀什地区米夏镇')).toBe(false);
    expect(full('兵团第三师51团')).toBe(true);
  });
});

describe('the area of a unit', () => {
  it.each([
    ['甘肃省民政厅', '620000'],
    ['西藏自治区社会组织管理局', '540000'],
    ['无锡市民政局', '320200'],
    ['徐州市云龙区民政局', '320303'],
    ['新疆生产建设兵团民政局', '660000'],
    ['新疆维吾尔自治区民政厅', '650000'],
    ['第八师石河子市民政局', '660800'],
    ['江苏民政厅', '320000'],
    ['新疆兵团民政局', '660000'],
    ['吉林市民政局', '220200'],
    ['海南州民政局', '632500'],
    ['海南省民政厅', '460000'],
    ['常州市青少年发展基金会', '320400'],
    ['江苏省慈善总会', '320000'],
    ['东乡县民政局', '622926'],
    ['甘肃省民政厅 (公 章)', '620000'],
    ['鼓楼区民政局', undefined],
    ['民政部', undefined],
    ['国家乡村振兴局', undefined],
  ])('%s → %s', (name, code) => {
    expect(divisions.areaOfUnitName(name)?.code).toBe(code);
  });
});
