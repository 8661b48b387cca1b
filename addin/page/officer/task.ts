import type { NoticeAnnexJson, NoticeJson } from '../../../shared/api/contracts/notice.ts';

export interface Task {
  readonly notice: NoticeJson;
  readonly annex: NoticeAnnexJson;
}
