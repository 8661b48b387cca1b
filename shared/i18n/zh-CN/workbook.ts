import type { Messages } from '../i18n.ts';

/** Why a file can't be read: what it is, and what to do. */
export const workbook: Messages = {
  'workbook.empty': '文件是空的（0 字节），请重新保存后再选一次。',
  'workbook.notWorkbook':
    '这个文件不是 Excel 工作簿（或是很旧、很特别的格式），请在 Excel 或 WPS 中打开，另存为 .xlsx 后再选。',
  'workbook.word': '这是 Word 文档，请把表格填到通知所附的 Excel 附表里，存为 .xlsx 后再选。',
  'workbook.wps': '这是 WPS 文字或演示文件，请把表格填到通知所附的 Excel 附表里，存为 .xlsx 后再选。',
  'workbook.picture': '这是图片或 PDF，里面的数字读不出来，请选填好的 Excel 附表（.xlsx）。',
  'workbook.encrypted':
    '工作簿设了打开密码，请先取消密码（Excel：文件→信息→保护工作簿；WPS：文件→文档加密→密码加密），保存后再选。',
  'workbook.corrupt': '文件不完整或已损坏，请在 Excel 中打开，另存为 .xlsx 后再选；打不开时请重新取一份。',
  'workbook.tooLarge': '文件展开后太大（上限 {limit}），请删去图片和无关的工作表后再选。',
  'workbook.tooManyCells': '工作表“{sheet}”里的内容超过 {limit}，请只留附表本身后再选。',
  'workbook.tooManySheets': '工作簿里有 {count} 个工作表（上限 {limit}），请只留附表所在的工作表后再选。',
};
