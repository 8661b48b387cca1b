/** What the made-up workbooks are made of: real words of the field, nobody's real name or number. */

export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];
export const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志红文玉兰海燕春梅'];
export const UYGHUR_NAMES = [
  '阿不都热合曼·买买提',
  '古丽娜尔·吐尔逊',
  '艾力·卡德尔',
  '扎西次仁',
  '卓玛',
  '马忠义',
  '丹增旺堆',
];

export const MOBILE_PREFIXES = [
  '130',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '158',
  '159',
  '177',
  '180',
  '187',
  '189',
];

/** What follows the division's name in an organisation's name. */
export const ORGANISATIONS = [
  '慈善总会',
  '青少年发展基金会',
  '志愿者协会',
  '义工联合会',
  '扶贫开发协会',
  '老区开发促进会',
  '餐饮行业协会',
  '农业产业化龙头企业协会',
  '电子商务协会',
  '青年企业家协会',
  '女企业家协会',
  '医师协会',
  '红十字志愿服务队',
  '社会工作协会',
  '阳光助学服务中心',
  '爱心公益发展中心',
  '乡村振兴促进会',
  '浙江商会',
  '书法家协会',
  '环保公益联合会',
];
/** 项目性质 of 附件2 (seed 002) and what is done under it. */
export const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  民生帮扶: ['困难家庭慰问', '孤寡老人关爱', '“暖冬”送温暖', '残疾人家庭无障碍改造', '农村饮水设施修缮'],
  产业帮扶: ['蔬菜大棚', '特色种植示范基地', '肉羊养殖扶持', '电商培训', '食用菌车间'],
  消费帮扶: ['以购代捐', '以买代帮', '农产品产销对接', '苏货采购'],
  教育帮扶: ['奖学助学', '乡村小学图书室', '“圆梦大学”助学行动', '爱心书包', '教师培训'],
  生态帮扶: ['河道清洁', '人居环境整治', '荒山植树'],
  医疗卫生帮扶: ['义诊送药', '先心病儿童筛查', '白内障复明行动', '卫生室设备'],
  志愿服务: ['邻里守望', '留守儿童陪伴', '社工站志愿服务', '“四点半”课堂'],
  其他: ['文化下乡', '法律援助', '普通话推广'],
};

/** 帮扶类别 of the 援藏援疆 annexes (seed 000). */
export const AID: Readonly<Record<string, readonly string[]>> = {
  产业帮扶: PROJECTS.产业帮扶 ?? [],
  教育帮扶: PROJECTS.教育帮扶 ?? [],
  医疗帮扶: PROJECTS.医疗卫生帮扶 ?? [],
  志愿帮扶: PROJECTS.志愿服务 ?? [],
  消费帮扶: PROJECTS.消费帮扶 ?? [],
  其他: PROJECTS.其他 ?? [],
};
