import { start as en } from '../../shared/i18n/en/start.ts';
import { start as zh } from '../../shared/i18n/zh-CN/start.ts';
import type { Params } from '../../shared/issue/issue.ts';
import { textsIn } from '../command-line/texts.ts';

const text = textsIn(zh, en);

/** Prints one of the starter's texts. */
export function say(key: string, params: Params = {}): void {
  console.log(text(key, params));
}
