import type { Messages } from '../i18n.ts';

/** What the manifest says: the add-in's name, its ribbon, its tips (titles ≤ 125, descriptions ≤ 250 characters). */
export const ribbon: Messages = {
  'addin.name': '附表通',
  'addin.description':
    '打开通知所附的 Excel 附表即可校验、提交、留回执；汇总单位一键拉取下级报送的附表。官方附表的样式和内容不变。',
  'start.title': '附表通已装好',
  'start.description': '打开通知所附的附表，在“附表通”选项卡点“启用校验”，填好后点“提交”。',

  tab: '附表通',
  'group.fill': '填报',
  'group.merge': '汇总',
  'group.help': '帮助',

  'enable.label': '启用校验',
  'enable.tip': '认出当前工作簿里的附表，加上下拉选项和填写校验。不改动官方附表的样式和已填内容，可随时停用。',
  'check.label': '检查',
  'check.tip': '把附表从头到尾检查一遍，列出须改、待确认和提醒的单元格，点一下就到那一格。',
  'submit.label': '提交',
  'submit.tip': '再检查一遍后报送给上级单位，回执存进工作簿。断网时先存着，联网后再送，不会重复报送。',
  'pull.label': '拉取汇总',
  'pull.tip': '选通知、附表和单位，把下级报送的内容按官方样式汇总到新工作表，附报送情况和来源。',
  'progress.label': '报送进度',
  'progress.tip': '看哪些单位已报、未报、退回或采纳，离截止还有几天。',
  'help.label': '帮助',
  'help.tip': '登录、填报步骤和常见问题。',
};
