import { start as en } from '../../shared/i18n/en/start.ts';
import { fill } from '../../shared/i18n/i18n.ts';
import { start as zh } from '../../shared/i18n/zh-CN/start.ts';
import type { Params } from '../../shared/issue/issue.ts';

const english = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '');

/** Prints one of the starter's texts: in English on an English terminal, in Chinese on any other. */
export function say(key: string, params: Params = {}): void {
  const locale = english ? 'en' : 'zh-CN';
  console.log(fill((english ? en : zh)[key] ?? key, params, locale));
}
