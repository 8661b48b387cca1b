import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import { shownValue } from '../../ui/shown-value.ts';
import type { ShownChange } from './change-table.tsx';

const TEXT = (text: string | null) => ({ text: text ?? '', figure: false });

/** A comparison as its table shows it: what stands around the table first, then record by record. */
export function shownChanges(annex: AnnexDefinition, comparison: Comparison, locale: Locale): ShownChange[] {
  const labels = new Map(annex.header.map(({ key, label }) => [key, label]));
  const around = comparison.header.map(({ key, before, after }) => {
    return { label: labels.get(key) ?? key, before: TEXT(before), after: TEXT(after) };
  });
  const records = comparison.changes.map(({ kind, name, before, after, cells }): ShownChange => {
    const number = (after ?? before ?? -1) + 1;
    const shown = cells.map((cell) => ({
      label: cell.label,
      before: shownValue(annex, cell.field, cell.before, locale),
      after: shownValue(annex, cell.field, cell.after, locale),
    }));
    return { kind, number, name, cells: shown };
  });
  return around.length > 0 ? [{ kind: 'header', number: null, name: '', cells: around }, ...records] : records;
}
