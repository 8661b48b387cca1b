import type { Params } from '../issue/issue.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Texts by code. `{name}` is replaced by the parameter of that name. */
export type Messages = Readonly<Record<string, string>>;

/**
 * Fills a template's parameters; a list is joined with 、 (or a comma).
 * `fill('{cell} 写了“{text}”', { cell: 'F10', text: '200-300' })`. `{count:row|rows}` is the word for one of them, or for
 * any other number.
 */
export function fill(template: string, params: Params, locale: Locale): string {
  return template.replace(/\{(\w+)(?::(\w+)\|(\w+))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one !== undefined) return String(value === 1 ? one : other);
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : value.join(locale === 'zh-CN' ? '、' : ', ');
  });
}
