import { sideload as english } from '../../shared/i18n/en/sideload.ts';
import { fill } from '../../shared/i18n/i18n.ts';
import { sideload as chinese } from '../../shared/i18n/zh-CN/sideload.ts';
import type { Params } from '../../shared/issue/issue.ts';

/** A text in Chinese, then in English, one below the other. */
export function bilingual(code: string, params: Params = {}): string {
  const [zh, en] = [chinese[code], english[code]];
  if (zh === undefined || en === undefined) throw new Error(`shared/i18n sideload.ts has no ${code}`);
  return `${fill(zh, params, 'zh-CN')}\n${fill(en, params, 'en')}`;
}
