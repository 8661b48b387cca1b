import type { AnnexDefinition } from '../annex/definition.ts';
import type { Stale } from '../api/contracts/stale.ts';
import { fieldType } from '../field/registry.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { FieldValue } from '../record/record.ts';
import type { MergeInput } from './merge.ts';
import { type MergeText, mergeTexts } from './texts.ts';

/** A counted part that is a merge itself, and no longer what lies below it. */
export interface StalePart {
  readonly unit: string;
  readonly unitName: string;
  readonly version: number;
  readonly changes: readonly Stale[];
}

/** Cells named of one change; the versions compared have all of them. */
const CELLS = 6;

/** Which counted parts are stale, in the order of the inputs. A change is looked for in the very version that counts. */
export function stalePartsOf(
  stale: readonly Stale[],
  inputs: readonly Pick<MergeInput, 'unit' | 'unitName' | 'version'>[],
): StalePart[] {
  return inputs.flatMap(({ unit, unitName, version }) => {
    const changes = stale.filter(({ merges }) => merges.some((m) => m.unit === unit && m.version === version));
    return changes.length > 0 ? [{ unit, unitName, version, changes }] : [];
  });
}

/** Lines that say of each stale part what differs: 徐州市第1版的汇总已不是最新：丰县第1版改为第2版 … */
export function staleNotes(annex: AnnexDefinition, parts: readonly StalePart[], locale: Locale): string[] {
  const text = mergeTexts(locale);
  return parts.flatMap(({ unitName: part, version, changes }) =>
    changes.map((change) => {
      const { unitName: unit, fromVersion: from, toVersion: to } = change;
      const kind = from === null ? 'added' : to === null ? 'gone' : 'changed';
      const what = text(`stale.${kind}`, { part, version, unit, from: from ?? 0, to: to ?? 0 });
      const accepted = to === null ? '' : text(change.accepted ? 'stale.accepted' : 'stale.waiting');
      return `${what}${accepted}${cellsOf(annex, change, text)}`;
    }),
  );
}

function cellsOf(annex: AnnexDefinition, { delta, deltaMore }: Stale, text: MergeText): string {
  if (delta.length === 0) return text('stale.end');
  const cells = delta.slice(0, CELLS).map(({ name, field, label, before, after }) => {
    const [from, to] = [before, after].map((value) => shown(annex, field, value) ?? text('stale.blank'));
    return text('stale.cell', { name, label, from: from ?? '', to: to ?? '' });
  });
  const more = Math.max(0, delta.length - CELLS) + (deltaMore ?? 0);
  return text(more > 0 ? 'stale.cellsAndMore' : 'stale.cells', { cells: cells.join(text('stale.join')), more });
}

type Value = Stale['delta'][number]['before'];

/** As the annex writes it; null for a blank. */
function shown(annex: AnnexDefinition, key: string | null, value: Value): string | null {
  if (value === null) return null;
  const field = annex.fields.find((one) => one.key === key);
  if (!field) return String(value);
  return String(fieldType(field.type).format(value as FieldValue, field));
}
