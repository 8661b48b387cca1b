import { columnName, columnNumber } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';

const REFERENCE = /"[^"]*"|(?:'(?:[^']|'')*'!)|(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)(?![\p{L}\p{N}_(!])/gu;

/** A formula as it reads in a cell so many rows and columns further: what is not fixed by `$` goes along. */
export function rebased(formula: string, down: number, across: number): string {
  if (down === 0 && across === 0) return formula;
  return formula.replace(REFERENCE, (whole, fixed?: string, column?: string, held?: string, row?: string) => {
    if (column === undefined) return whole;
    const name = fixed ? column : columnName(Math.max(1, columnNumber(column) + across));
    return `${fixed}${name}${held}${held ? row : Math.max(1, Number(row) + down)}`;
  });
}

/** The cell that the relative references of a rule are written for. */
export function originOf(areas: readonly Area[]): { readonly row: number; readonly column: number } {
  return { row: Math.min(...areas.map(({ top }) => top)), column: Math.min(...areas.map(({ left }) => left)) };
}

/** How far the origin of a rule moves when it gets other areas. */
export function stepsBetween(before: readonly Area[], after: readonly Area[]): readonly [down: number, across: number] {
  const [from, to] = [originOf(before), originOf(after)];
  return [to.row - from.row, to.column - from.column];
}
