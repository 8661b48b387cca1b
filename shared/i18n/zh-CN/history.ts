import type { Messages } from '../i18n.ts';

/** The page's history of an annex: its versions, what changed between two of them, its stamped copy. */
export const history = {
  'history.of': '{unit}报过的 {count} 版',
  'history.versions': '各版',
  'history.only': '只有这一版，报了新版后可以在这里逐格比较。',
  'history.download': '下载这一版',
  'history.compare': '逐格比较',
  'history.before': '从',
  'history.after': '到',
  'history.place': '位置',
  'history.summary': '新增 {added} 条，删去 {removed} 条，改动 {changed} 条，没有变的 {same} 条',
  'history.same': '两版的内容没有不同',
  'history.more': '还有 {count} 条改动没有列出，请下载两版对照。',
  'history.number': '第 {number} 条',
  'history.kind.added': '新增',
  'history.kind.removed': '删去',
  'history.kind.changed': '改动',
  'history.kind.header': '表头',
  'history.returned': '{unit} {time} 退回：',
  'history.withdrawn': '{time} 撤回',

  'stamp.title': '盖章件',
  'stamp.choose': '需要盖章',
  'stamp.waiting': '待盖章',
  'stamp.stamped': '盖章件 {time} 已传上',
  'stamp.hint': '打印表格盖章，扫描成 PDF 或 JPEG（{limit} MB 以内）传到这里，上级单位能看到。',
  'stamp.attach': '上传扫描件',
  'stamp.again': '换一份',
  'stamp.sending': '正在上传…',
  'stamp.download': '下载盖章件',
  'stamp.tooBig': '这个文件有 {size} MB，上限是 {limit} MB。请把扫描的清晰度调低一些再传。',
} as const satisfies Messages;
