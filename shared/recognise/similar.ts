import type { FieldDefinition } from '../annex/definition.ts';
import type { HeaderCell, MappedColumn } from './header.ts';
import { labelKey, likeness, moneyUnitOf } from './label.ts';
import { fieldKeys } from './vocabulary.ts';

/** Below this, two labels have only a word in common. */
const LIKE_ENOUGH = 0.6;

const PHONE = /电话|手机|联系方式|号码/u;

function likenessOf(cell: HeaderCell, field: FieldDefinition): number {
  let best = 0;
  for (const key of [...cell.keys.path, ...cell.keys.leaf]) {
    for (const known of fieldKeys(field)) best = Math.max(best, likeness(key, known));
  }
  const text = cell.texts.join('');
  // A header that states a money unit, or speaks of a phone, is about the one column of that kind that is missing.
  if (field.type === 'money' && moneyUnitOf(text) && /金|款|费|经费|投入/u.test(text)) best = Math.max(best, 0.65);
  if ((field.type === 'mobile' || field.type === 'landline') && PHONE.test(labelKey(text))) best = Math.max(best, 0.62);
  return best;
}

/** Columns that are like fields nothing else was found for; each is asked about. Ambiguous ones are left alone. */
export function similarColumns(cells: readonly HeaderCell[], fields: readonly FieldDefinition[]): MappedColumn[] {
  const scored = cells.flatMap((cell) =>
    fields
      .map((field) => ({ cell, field, score: likenessOf(cell, field) }))
      .filter(({ score }) => score >= LIKE_ENOUGH),
  );
  scored.sort((a, b) => b.score - a.score || a.cell.column - b.cell.column);
  const found: MappedColumn[] = [];
  for (const { cell, field, score } of scored) {
    if (found.some((known) => known.cell === cell || known.field === field)) continue;
    const rival = scored.some(
      (other) => other.score === score && (other.cell === cell) !== (other.field === field) && score < 0.7,
    );
    if (!rival) found.push({ cell, field, how: 'alias', byPath: false });
  }
  return found;
}
