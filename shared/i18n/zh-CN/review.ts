import type { Messages } from '../i18n.ts';

/** Findings of a resubmission. */
export const review: Messages = {
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
  'problem.submission.decided.detail': '这份报送现在的状态是 {state}，不能再做这一步，请刷新后再看。',

  'route.decide.summary': '退回或采纳',
  'route.decide.detail':
    '由直接上级的审核人员办理。退回须写明原因：record 是记录的序号（从 0 数起），field 是列；也可以只写 overall。已采纳的也可以再退回，退回后立即不再计入。只对最新一版；旧版返回 submission.superseded，并写明最新一版。须带 Idempotency-Key，用法同报送。',
  'route.withdraw.summary': '撤回',
  'route.withdraw.detail':
    '由本单位填报人员撤回尚未采纳的最新一版，撤回后不再计入；通知锁定后不能撤回。须带 Idempotency-Key。',
};
