import { parseArgs } from 'node:util';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

export interface MergeOptions {
  readonly folder: string;
  readonly out: string;
  /** Overwrite OUT. */
  readonly force: boolean;
  readonly locale: Locale;
}

/** Reads `FOLDER -o OUT.xlsx [--force] [--lang en]`; fails with the code of the text that says what is wrong. */
export function parseOptions(argv: readonly string[]): Result<MergeOptions, 'usage' | 'outName'> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        force: { type: 'boolean', short: 'f', default: false },
        lang: { type: 'string', default: 'zh-CN' },
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0 || values.out === undefined) return fail('usage');
    if (!/\.xlsx$/i.test(values.out)) return fail('outName');
    const locale = values.lang.startsWith('en') ? 'en' : 'zh-CN';
    return ok({ folder, out: values.out, force: values.force, locale });
  } catch {
    return fail('usage');
  }
}
