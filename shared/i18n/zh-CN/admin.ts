import type { Messages } from '../i18n.ts';

/** What administrators read: units and people, notices, the audit, backups. */
export const admin: Messages = {
  'problem.access.admin.title': '这一步由管理员办理',
  'problem.access.admin.detail': '请用本单位或上级单位的管理员身份登录后再操作。',

  'role.officer': '填报人员',
  'role.reviewer': '审核人员',
  'role.admin': '管理员',
  'role.reader': '只读人员',

  'event.submission.received': '收到报送',
  'event.submission.return': '退回报送',
  'event.submission.accept': '采纳报送',
  'event.submission.withdraw': '撤回报送',
  'event.session.started': '登录',

  'csv.event.id': '编号',
  'csv.event.at': '时间（UTC）',
  'csv.event.unit': '单位代码',
  'csv.event.unitName': '单位名称',
  'csv.event.person': '人员',
  'csv.event.role': '角色',
  'csv.event.device': '设备',
  'csv.event.what': '事项',
  'csv.event.kind': '事项代码',
  'csv.event.subject': '对象',
  'csv.event.data': '内容',
  'csv.event.hash': '链上哈希',

  'route.listEvents.summary': '操作记录',
  'route.listEvents.detail': '本单位和下级单位里谁在何时从哪台设备做了什么，新的在前；由管理员查看。',
  'route.eventsFile.summary': '导出操作记录',
  'route.eventsFile.detail': '同样的内容，CSV 格式，每行带它在哈希链上的值。',
};
