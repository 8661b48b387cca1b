import { render } from '../i18n/zh-CN/render.ts';

function text(key: string): string {
  const found = render[key];
  if (found === undefined) throw new Error(`no text ${key}`);
  return found;
}

/** A workbook is an official Chinese document, whatever language the pane speaks. */
export const TEXTS = {
  /** The sheet before several forms: one row a form. */
  register: text('render.register'),
  seq: text('render.seq'),
  /** The sheet with the columns that the annex does not have. */
  extra: text('render.extra'),
  /** The sheet that holds long lists; Excel does not show it. */
  lists: text('render.lists'),
} as const;
