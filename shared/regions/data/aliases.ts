/** Short names that no rule makes out of the full name. A whole segment of a path only, never a part of one. */
export const ALIASES: Readonly<Record<string, string>> = {
  内蒙: '150000',
  克州: '653000',
  博州: '652700',
  /** In 四川 it is 巴中市巴州区: the text's province or the unit's area tells, or the officer is asked. */
  巴州: '652800',
  新疆建设兵团: '660000',
  新疆兵团: '660000',
  生产建设兵团: '660000',
  兵团: '660000',
};

/** One-character names of provinces: only where they are a whole segment, as in 苏/南京. */
export const LETTERS: Readonly<Record<string, string>> = {
  京: '110000',
  沪: '310000',
  粤: '440000',
  苏: '320000',
  川: '510000',
  蜀: '510000',
  青: '630000',
  甘: '620000',
  陇: '620000',
  滇: '530000',
  云: '530000',
  藏: '540000',
  新: '650000',
  陕: '610000',
};

/** Old name → the divisions it became. Several: part of it went to each. */
export const RENAMED: Readonly<Record<string, readonly string[]>> = {
  旬阳县: ['610981'],
  米林县: ['540481'],
  错那县: ['540581'],
  子长县: ['610681'],
  神木县: ['610881'],
  彬县: ['610482'],
  太谷县: ['140703'],
  即墨市: ['370215'],
  章丘市: ['370114'],
  静海县: ['120118'],
  宁河县: ['120117'],
  蓟县: ['120119'],
  崇明县: ['310151'],
  崇安区: ['320213'],
  北塘区: ['320213'],
  南长区: ['320213'],
  达孜县: ['540104'],
  堆龙德庆县: ['540103'],
  宣威县: ['530381'],
  莱芜市: ['370116', '370117'],
};

/** Peoples in the names of autonomous divisions; those without 族 too. Longer ones first where one begins another. */
export const PEOPLES =
  '蒙古族|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|普米族|怒族|鄂温克族|保安族|裕固族|独龙族|各族|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯';

/** Words of a path that name no division. */
export const FILLERS: readonly string[] = [
  '市辖区',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '省直辖县级行政单位',
  '省直辖',
  '中华人民共和国',
  '中国',
];
