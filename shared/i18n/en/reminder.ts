import type { Messages } from '../i18n.ts';

export const reminder: Messages = {
  'reminder.title': 'Reporting reminder: {notice}',
  'reminder.annex': '{code} {title}',
  'reminder.left': 'Due {deadline}, {days} days left.',
  'reminder.today': 'Due today ({deadline}).',
  'reminder.late': 'Was due {deadline}, {days} days ago; it is taken as late until the notice is locked.',
  'reminder.count': '{open} of {expected} units still to report.',
  'reminder.missing': '{count} not reported: {names}',
  'reminder.returned': '{count} returned, to be corrected: {names}',
  'reminder.more': '{count} units, listed on the progress page',
  'reminder.andMore': ' and {count} more on the progress page',
  'reminder.moreAnnexes': '{count} more annexes on the progress page.',
  'reminder.go': '[Open annex-sync]({address}) {unit}',
  'reminder.test': 'Reporting reminder: {unit} is connected; reminders before and after deadlines will come here.',

  'problem.reminder.address.title': 'This address can’t be used',
  'problem.reminder.address.detail':
    'Paste the whole address of the group robot: WeCom’s begins with https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=, DingTalk’s with https://oapi.dingtalk.com/robot/send?access_token=.',
  'problem.reminder.noRobot.title': 'No group robot is set',
  'problem.reminder.noRobot.detail': 'Enter the group robot’s address first, then switch reminders on or send a test.',
  'event.reminder.settings': 'Reminder settings changed',
  'event.reminder.sent': 'Reminder sent',
  'event.reminder.failed': 'Reminder not sent',
  'route.listReminders.summary': 'Reminders sent',
  'route.listReminders.detail':
    'Reminders to the groups of the own unit or one below: when, of which annex, how many were missing, whether they arrived. For administrators.',
  'route.readReminderSettings.summary': 'Reminder settings',
  'route.readReminderSettings.detail':
    'The group robot (its address without the key), the days before and after a deadline, the quiet hours. For administrators.',
  'route.saveReminderSettings.summary': 'Change reminder settings',
  'route.saveReminderSettings.detail':
    'Of the own unit or one below. What is left out stays; robot null takes it away. Only addresses of WeCom and DingTalk group robots are taken.',
  'route.testReminder.summary': 'Send a test reminder',
  'route.testReminder.detail': 'Sends a message to the group now and tells whether the robot took it.',
};
