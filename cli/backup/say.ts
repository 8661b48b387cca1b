import { admin as en } from '../../shared/i18n/en/admin.ts';
import { fill } from '../../shared/i18n/i18n.ts';
import { admin as zh } from '../../shared/i18n/zh-CN/admin.ts';
import type { Params } from '../../shared/issue/issue.ts';

const english = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '');

/** One of the texts on backups and proofs, in the terminal's language. */
export function text(key: string, params: Params = {}): string {
  return fill((english ? en : zh)[key] ?? key, params, english ? 'en' : 'zh-CN');
}
