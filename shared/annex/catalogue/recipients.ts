/** 西藏、新疆、云南、青海、四川、甘肃、兵团: the seven recipient units the notice names beside annexes 1 to 3 (seed 000). */
export const RECIPIENTS = ['540000', '650000', '530000', '630000', '510000', '620000', '660000'];

/** 帮扶类别 of annexes 2 and 3, note 2 (seed 000), with what people write instead. */
export const AID_CATEGORIES = {
  members: ['产业帮扶', '教育帮扶', '医疗帮扶', '志愿帮扶', '消费帮扶', '其他'],
  aliases: {
    产业帮扶: ['产业', '产业扶贫', '产业帮扶类', '产业类'],
    教育帮扶: ['教育', '教育扶贫', '教育帮扶类', '教育类', '助学'],
    医疗帮扶: ['医疗', '医疗扶贫', '健康扶贫', '健康帮扶', '医疗类'],
    志愿帮扶: ['志愿', '志愿扶贫', '志愿类'],
    消费帮扶: ['消费', '消费扶贫', '消费类'],
    其他: ['其它'],
  },
  /** Members of the other notice's list (seed 002): offered, asked about. */
  crosswalk: { 医疗卫生帮扶: '医疗帮扶', 志愿服务: '志愿帮扶' },
  other: '其他',
};
