import { admin as en } from '../../shared/i18n/en/admin.ts';
import { admin as zh } from '../../shared/i18n/zh-CN/admin.ts';
import { textsIn } from '../command-line/texts.ts';

/** One of the texts on backups and proofs. */
export const text = textsIn(zh, en);
