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
