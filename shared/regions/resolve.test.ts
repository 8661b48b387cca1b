import { describe, expect, it } from 'vitest';
import { told } from './told.ts';
import { nationalDivisions } from './tree.ts';

const divisions = nationalDivisions();

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
    for (const text of ['西藏那曲地区', '新疆哈密地区', '青海海东地区', '云南迪庆州香格里拉县']) {
      expect(divisions.resolve(text, null)).toMatchObject({
        kind: 'one',
        renamed: text.match(/.{2}地区$|香格里拉县$/)?.[0],
      });
    }
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
    expect(told('江苏省淮阴市')).toBe('many 320000');
    expect(told('甘肃省定西市某某县')).toBe('many 621100');
    expect(told('江苏省苏州市工业园区')).toBe('320500 工业园区');
    expect(told('江苏省徐州市经济技术开发区')).toBe('320300 经济技术开发区');
    expect(told('江苏省江苏省南京市')).toBe('320100');
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
