import { a1 } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { rangeOf } from './range-of.ts';

/** Each round trip narrows a mixed block down to a sixteenth: five of them for 10,000 rows. */
const PARTS = 16;

/**
 * The struck-through cells of a block that is known to have some. By narrowing down, because the call that tells
 * every cell's font counts as a write and costs the officer's undo.
 */
export async function struckCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  whole: Area,
): Promise<Set<string>> {
  const struck = new Set<string>();
  let open = [whole];
  while (open.length > 0) {
    const asked = open.map((area) => {
      const { font } = rangeOf(sheet, area).format;
      font.load('strikethrough');
      return { area, font };
    });
    await context.sync();
    // null: some are, some are not.
    for (const { area, font } of asked) if (font.strikethrough === true) addAll(struck, area);
    open = asked.filter(({ font }) => font.strikethrough === null).flatMap(({ area }) => partsOf(area));
  }
  return struck;
}

function addAll(struck: Set<string>, { top, left, bottom, right }: Area): void {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) struck.add(a1(row, column));
}

/** Bands of rows; of a single row its cells. */
function partsOf({ top, left, bottom, right }: Area): Area[] {
  const parts: Area[] = [];
  if (top === bottom) {
    for (let column = left; column <= right; column++) parts.push({ top, left: column, bottom, right: column });
    return parts;
  }
  const height = Math.ceil((bottom - top + 1) / PARTS);
  for (let from = top; from <= bottom; from += height) {
    parts.push({ top: from, left, bottom: Math.min(bottom, from + height - 1), right });
  }
  return parts;
}
