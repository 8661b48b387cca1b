import { blankOf } from '../../shared/annex/blank.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { besideAppendix } from '../../shared/merge/beside-appendix.ts';
import { duplicateAppendix } from '../../shared/merge/duplicate-appendix.ts';
import { firstRecordRow } from '../../shared/merge/first-row.ts';
import { sourceAppendix } from '../../shared/merge/source-appendix.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { Appendix } from '../../shared/render/appendix.ts';
import { renderBook } from '../../shared/render/render-book.ts';
import { nodeDeflate } from '../platform/deflate.ts';
import type { MergedAnnex } from './merged-annex.ts';

/** The merged workbook: a sheet an annex in the official layout, then 报送情况, and what each annex has beside it. */
export function mergedBook(
  merged: readonly MergedAnnex[],
  report: Appendix,
  divisions: Divisions,
  locale: Locale,
): Uint8Array {
  const codes = merged.map(({ annex }) => annex.code);
  // Two notices both have an 附件2: then the tab says which.
  const tab = ({ annex }: MergedAnnex) =>
    codes.filter((code) => code === annex.code).length > 1 ? `${annex.code} ${annex.title}` : annex.code;
  const annexes = merged.map((one) => ({
    tab: tab(one),
    // The name of the office that merges is not in the folder: its line stays blank, to be filled by hand.
    input: { annex: one.annex, blank: blankOf(one.annex.id), unitName: null, header: {}, records: one.merge.records },
  }));
  const appendices = merged.flatMap((one) => {
    const suffix = merged.length > 1 ? ` ${tab(one)}` : '';
    return beside(one, merged, divisions, locale).map((a) => ({ ...a, title: `${a.title}${suffix}` }));
  });
  return renderBook(annexes, [report, ...appendices], nodeDeflate);
}

function beside(one: MergedAnnex, all: readonly MergedAnnex[], divisions: Divisions, locale: Locale): Appendix[] {
  const { annex, merge, inputs } = one;
  const duplicates = duplicateAppendix(merge, locale);
  const firstRow = firstRecordRow(annex, blankOf(annex.id));
  const listId = annex.rules.find((rule) => rule.kind === 'crossAnnex')?.options.annex;
  const list = all.find((other) => other.annex.id === listId);
  return [
    ...(list
      ? [
          besideAppendix({
            ...{ annex, merge, divisions, locale },
            ...{ list: list.annex, listMerge: list.merge, listInputs: list.inputs },
          }),
        ]
      : []),
    ...(duplicates ? [duplicates] : []),
    sourceAppendix({
      ...{ annex, merge, inputs, divisions, locale, proof: 'file' },
      ...(firstRow === undefined ? {} : { firstRow }),
    }),
  ];
}
