import type { Locale } from '../i18n/i18n.ts';
import type { Appendix } from '../render/appendix.ts';
import type { Merge } from './merge.ts';
import { mergeTexts } from './texts.ts';

/** 可能重复: what may have been reported twice, for people to decide; null where nothing looks so. */
export function duplicateAppendix(merge: Merge, locale: Locale): Appendix | null {
  if (merge.duplicates.length === 0) return null;
  const text = mergeTexts(locale);
  const separator = locale === 'zh-CN' ? '、' : ', ';
  return {
    title: text('duplicates.title'),
    columns: [
      { label: text('duplicates.kind'), width: 28 },
      { label: text('duplicates.names'), width: 50 },
      { label: text('duplicates.records'), width: 16 },
      { label: text('duplicates.units'), width: 40 },
    ],
    rows: merge.duplicates.map(({ kind, names, records }) => {
      const units = records.flatMap((i) => merge.records[i]?.sources.map((source) => source.unitName) ?? []);
      return [
        text(`duplicates.${kind}`),
        names.join(separator),
        records.map((i) => i + 1).join(separator),
        [...new Set(units)].join(separator),
      ];
    }),
    notes: [text('duplicates.note')],
  };
}
