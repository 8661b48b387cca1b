import type { Messages } from '../i18n.ts';

/** What the pane in Excel says before its words have come, or when something never came. */
export const opening = {
  'start.loading': '正在打开',
  'start.unreachable': '没有连上 Office 的脚本',
  'start.unreachableWhy':
    '这台电脑连不到微软的脚本服务器，表没有动过。请检查网络后再打开；内网请管理员把本加载项配成 21Vianet，或者到上传页面报送。',
  'start.noExcel': '这个页面要在 Excel 里打开',
  'start.noExcelWhy': '请从 Excel 的“附表通”选项卡进来；没有加载项时，到上传页面也能检查和报送。',
  'start.toPage': '到上传页面',
  'start.failed': '没有读成这个工作簿',
  'start.failedWhy': '这一步没有办成，表里的内容都还在。请再试一次。',
  'start.offline': '没有连上服务器',
  'start.offlineWhy': '有一部分程序没有取到，表没有动过。请检查网络后再试一次。',
  'start.retry': '再试一次',
} as const satisfies Messages;
