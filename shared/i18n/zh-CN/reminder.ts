import type { Messages } from '../i18n.ts';

/** Reminders of deadlines: what the group reads, and what their settings answer. */
export const reminder: Messages = {
  'reminder.title': '报送提醒：{notice}',
  'reminder.annex': '{code}　{title}',
  'reminder.left': '截止 {deadline}，还有 {days} 天。',
  'reminder.today': '今天截止（{deadline}）。',
  'reminder.late': '已于 {deadline} 截止，过了 {days} 天；锁定前仍可报送，记为逾期。',
  'reminder.count': '应报 {expected} 家，还差 {open} 家。',
  'reminder.missing': '未报 {count} 家：{names}',
  'reminder.returned': '退回待改 {count} 家：{names}',
  'reminder.more': '共 {count} 家，名单见进度页',
  'reminder.andMore': ' 等，另有 {count} 家见进度页',
  'reminder.moreAnnexes': '另有 {count} 张附表，见进度页。',
  'reminder.go': '[打开附表通办理]({address})　{unit}',
  'reminder.test': '报送提醒：{unit}的提醒已接通，截止前后会在这里提醒。',

  'problem.reminder.address.title': '这个地址不能用',
  'problem.reminder.address.detail':
    '请粘贴群机器人的完整地址：企业微信以 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key= 开头，钉钉以 https://oapi.dingtalk.com/robot/send?access_token= 开头。',
  'problem.reminder.noRobot.title': '还没有设群机器人',
  'problem.reminder.noRobot.detail': '请先填群机器人的地址，再打开提醒或试发。',
  'event.reminder.settings': '修改提醒设置',
  'event.reminder.sent': '发出提醒',
  'event.reminder.failed': '提醒没有发出',
  'route.listReminders.summary': '提醒记录',
  'route.listReminders.detail': '发到本单位或下级单位群里的提醒：何时、为哪张附表、差几家、是否送达；由管理员查看。',
  'route.readReminderSettings.summary': '提醒设置',
  'route.readReminderSettings.detail': '群机器人（地址不显示密钥）、提前或逾期几天提醒、免打扰时段；由管理员查看。',
  'route.saveReminderSettings.summary': '修改提醒设置',
  'route.saveReminderSettings.detail':
    '为本单位或下级单位的群设提醒。没有写的项保持不变；robot 为 null 时去掉机器人。地址只收企业微信和钉钉群机器人的。',
  'route.testReminder.summary': '试发一条提醒',
  'route.testReminder.detail': '现在就往群里发一条试验消息，返回机器人是否收下。',
};
