import { fill, type Messages } from '../../shared/i18n/i18n.ts';
import type { Params } from '../../shared/issue/issue.ts';

const english = /^en/i.test(process.env.LC_ALL || process.env.LANG || '');

/** Texts in the terminal's language: English on an English one, Chinese on any other. Throws on an unknown key (a bug). */
export function textsIn(zh: Messages, en: Messages): (key: string, params?: Params) => string {
  return (key, params = {}) => {
    const template = (english ? en : zh)[key];
    if (template === undefined) throw new Error(`shared/i18n has no ${key} for the command line`);
    return fill(template, params, english ? 'en' : 'zh-CN');
  };
}
