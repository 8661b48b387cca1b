import type { Messages } from '../i18n.ts';

/** Findings of a resubmission. */
export const review: Messages = {
  'forward.ownTotal':
    '{cell} {label}写了“{text}”，本级数据里只填“其中：市本级”，总数由本级和下级相加得出，请删去这一格。',
  'review.replyMissing': '{cell} 退回时写了“{text}”，请说明怎么改的、或为什么不改。',
};

/** What the HTTP interface says of review. */
export const reviewApi: Messages = {
  'problem.review.role.title': '您的角色不能做这一步',
  'problem.review.role.detail': '退回和采纳由上一级的审核人员办理，撤回由本单位填报人员办理，请换相应人员登录。',
  'problem.review.unit.title': '不是您直接审核的单位',
  'problem.review.unit.detail': '“{unit}”的报送由它的直接上级审核，请由直接上级办理。',
  'problem.review.reasonMissing.title': '请写明退回原因',
  'problem.review.reasonMissing.detail': '请写明哪一格要改、怎么改，或写一句总的意见，填报人员才知道改什么。',
  'problem.review.reasonPlace.title': '退回原因指的位置不对',
  'problem.review.reasonPlace.detail': '第 {reason} 条原因指的行或列不在这份报送里，请刷新后重新选。',
  'problem.submission.superseded.title': '已有更新的版本',
  'problem.submission.superseded.detail': '这是第 {version} 版，现在已经是第 {current} 版，请看最新版后再办理。',
  'problem.submission.decided.title': '这份报送已经办理过',
  'problem.submission.decided.detail': '这份报送已经退回、采纳或撤回，不能再做这一步，请刷新后看它现在的状态。',
  'problem.lineage.unknown.title': '汇总里没有这一格',
  'problem.lineage.unknown.detail':
    '汇总里没有序号为 {record} 的行（从 0 数起），或没有“{field}”这一列，请刷新后再看。',
  'problem.compare.unrelated.title': '这两份不能对比',
  'problem.compare.unrelated.detail': '只能对比同一个单位、同一张附表的两版，请重新选。',
  'problem.forward.nothingBelow.title': '没有可汇总的下级单位',
  'problem.forward.nothingBelow.detail': '{unit}没有须填{annex}的下级单位，请直接填报。',
  'problem.forward.ownIssues.title': '本级数据还有要改或要确认的地方',
  'problem.forward.ownIssues.detail': '本级数据有 {count} 处要看一下，改好后再上报；这次没有收下。',

  'route.lineage.summary': '一个数从哪里来',
  'route.lineage.detail':
    '汇总里的一格（record 是行的序号，从 0 数起，field 是列）由哪些单位的哪一版、哪一行相加而来，一直到填报的那一行和它的回执；不带 record 是整列的合计。',
  'route.progressSeries.summary': '报送进度的变化',
  'route.progressSeries.detail':
    '按天（北京时间）或按小时，直接下级已报、按时、已采纳各有几个单位，对照截止时间；退回的当时就减去。',
  'route.versions.summary': '所有版本',
  'route.versions.detail': '同一单位同一附表的每一版，新的在前，附各版的办理结果。',
  'route.compareVersions.summary': '两版对比',
  'route.compareVersions.detail':
    '逐格对比同一单位同一附表的两版：增加、删去和改动的记录。记录按内容、名称地点电话、标题依次配对，行的次序变了不算改动。',
  'route.versionWorkbook.summary': '某一版的工作簿',
  'route.versionWorkbook.detail': '按官方格式填好的那一版，附“版本”和“填写原文”。',
  'version.file': '第{version}版',
  'version.title': '版本',
  'version.what': '项目',
  'version.value': '内容',
  'version.unit': '报送单位',
  'version.version': '版本',
  'version.state': '状态',
  'version.state.submitted': '已报送',
  'version.state.returned': '已退回',
  'version.state.accepted': '已采纳',
  'version.state.withdrawn': '已撤回',
  'version.state.superseded': '已有更新的版本',
  'version.received': '收到时间（北京时间）',
  'version.timeliness': '是否按时',
  'version.onTime': '按时',
  'version.late': '逾期',
  'version.receipt': '回执号',
  'version.hash': '内容摘要',
  'version.count': '行数',
  'version.nil': '零报告',
  'version.note': '本表按收到的内容生成，凭回执号可核对。',
  'version.typedTitle': '填写原文',
  'version.record': '记录',
  'version.field': '列',
  'version.typed': '原来填写的文字',

  'route.forward.summary': '汇总上报',
  'route.forward.detail':
    '把已采纳的下级数据加上本级自己的行，作为本单位的填报报给上级，每一行都记着来自哪个单位、哪一版。统计表里“其中：市本级”取本级自己的数，“总数”为本级加下级。own 是本级的行，不带时沿用上一版的；用法和报送相同：须带 Idempotency-Key，baseVersion 是它替换的版本。',

  'route.decide.summary': '退回或采纳',
  'route.decide.detail':
    '由直接上级的审核人员办理。退回须写明原因：record 是记录的序号（从 0 数起），field 是列；也可以只写 overall。已采纳的也可以再退回，退回后立即不再计入。只对最新一版；旧版返回 submission.superseded，并写明最新一版。须带 Idempotency-Key，用法同报送。',
  'route.withdraw.summary': '撤回',
  'route.withdraw.detail':
    '由本单位填报人员撤回尚未采纳的最新一版，撤回后不再计入；通知锁定后不能撤回。须带 Idempotency-Key。',
};
