import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import { preparedFields } from '../normalise/prepared-fields.ts';
import { labelKey } from '../recognise/label.ts';
import type { Match } from '../recognise/match.ts';
import { isBlank, type SheetView } from '../recognise/sheet-view.ts';
import { vocabularyOf } from '../recognise/vocabulary.ts';

/** A column of the table that stands for a field. */
export interface TableColumn {
  readonly key: string;
  readonly column: number;
  readonly prepared: PreparedField;
  readonly moneyUnit: 'yuan' | 'yi' | undefined;
  /** The key of its header, by which a repeated header is known (M11). */
  readonly header: string;
}

/** A table of a sheet, ready to be read row by row. */
export interface TableShape {
  readonly view: SheetView;
  readonly match: Match;
  /** In column order. */
  readonly columns: readonly TableColumn[];
  /** Those an officer fills in. */
  readonly filled: readonly TableColumn[];
  readonly extras: readonly { readonly column: number; readonly label: string }[];
  readonly top: number;
  /** The last row that may belong to it. */
  readonly bottom: number;
  readonly noteKeys: ReadonlySet<string>;
}

/** Labels of extra columns, made distinct: two 备注 are 备注 and 备注2. */
function distinctLabels(unmapped: Match['unmapped']): { column: number; label: string }[] {
  const seen = new Map<string, number>();
  return unmapped.map(({ column, label }) => {
    const text = label.replace(/\s+/gu, '');
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return { column, label: count === 1 ? text : text + count };
  });
}

/** The shape of a matched list or matrix. `bottom`: where the next table of the sheet begins, or the sheet ends. */
export function shapeOf(view: SheetView, match: Match, bottom: number): TableShape {
  const prepared = preparedFields(match.annex);
  const columns = match.fields
    .flatMap((found) => {
      const field = prepared.get(found.field);
      return field
        ? [
            {
              key: found.field,
              column: found.column,
              prepared: field,
              moneyUnit: found.moneyUnit,
              header: labelKey(found.label.split('/').at(-1) ?? ''),
            },
          ]
        : [];
    })
    .sort((a, b) => a.column - b.column);
  return {
    view,
    match,
    columns,
    filled: columns.filter(({ prepared: { definition } }) => definition.generated !== true),
    extras: distinctLabels(match.unmapped),
    top: match.headerBottom + 1,
    bottom,
    noteKeys: new Set(vocabularyOf(match.annex).annex.notes.map(labelKey)),
  };
}

/** The row above which the next table's own title begins: blank and title-like rows go with what is below. */
export function titleTop(view: SheetView, headerTop: number, after: number): number {
  let top = headerTop;
  for (let row = headerTop - 1; row > after && row >= headerTop - 8; row -= 1) {
    const filled = (view.grid.rows[row - 1] ?? []).filter((value: CellValue) => !isBlank(value));
    if (filled.length > 3 || filled.some((value) => typeof value !== 'string')) break;
    top = row;
  }
  return top;
}
