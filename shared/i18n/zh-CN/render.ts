import type { Messages } from '../i18n.ts';

/** Texts in the workbooks themselves: official Chinese documents, whatever language the pane speaks. */
export const render: Messages = {
  'render.register': '登记表',
  'render.seq': '序号',
  'render.extra': '附表以外的列',
  'render.lists': '_附表通',
};
