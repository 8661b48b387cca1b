import { labelKey, likeness } from './label.ts';
import { isBlank, type SheetView } from './sheet-view.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands around a table and speaks for an annex, when the columns alone leave it open. */
export interface Evidence {
  /** Likeness of the title, 0 to 1. */
  readonly title: number;
  /** All of it, to be added to a header's score. */
  readonly weight: number;
}

/** The keys of the texts in rows `from` to `to`. */
export function textsBetween(view: SheetView, from: number, to: number): string[] {
  const keys: string[] = [];
  for (let row = from; row <= to; row += 1) {
    for (const value of view.grid.rows[row - 1] ?? []) {
      if (typeof value === 'string' && !isBlank(value)) keys.push(labelKey(value));
    }
  }
  return keys;
}

/** 单位：元, a line over the table that says what its amounts are in; another thing than the reporting unit. */
export const MONEY_LINE = /(?:(?:金额|货币|资金|计量)\s*)?单\s*位\s*[:：]\s*((?:人民币)?\s*[十百千万亿]{0,2}元)/u;

/** The money unit such a line states in these rows. */
export function moneyLine(view: SheetView, from: number, to: number): string | undefined {
  for (let row = from; row <= to; row += 1) {
    for (const value of view.grid.rows[row - 1] ?? []) {
      const unit = typeof value === 'string' ? MONEY_LINE.exec(value.normalize('NFKC'))?.[1] : undefined;
      if (unit !== undefined) return unit;
    }
  }
  return undefined;
}

/** Weighs title, scope line, 附件 number and sheet name. */
export function evidenceFor(vocabulary: Vocabulary, around: readonly string[], sheet: string): Evidence {
  const { annex, titleKey, words } = vocabulary;
  const name = labelKey(sheet);
  const titles = [...around, name].map((key) => (key.includes(titleKey) ? 1 : likeness(key, titleKey)));
  const best = Math.max(0, ...titles);
  const title = best >= 0.6 ? best : 0;
  const scope = words.some((word) => around.includes(word)) ? 0.1 : 0;
  const code = labelKey(annex.code);
  const numbered = [...around, name].some((key) => key === code || key.startsWith(code)) ? 0.05 : 0;
  const named = name.length >= 2 && titleKey.includes(name) ? 0.04 : 0;
  // The whole title outweighs everything else: a wrong 附件 number or a line left from the other annex is common.
  const whole = title === 1 ? 0.2 : 0;
  return { title, weight: 0.3 * title + whole + scope + numbered + named };
}
