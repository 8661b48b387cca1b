import { overlap } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { cellAt, cellFor, type Sheet } from './book.ts';
import { cutFormats, cutValidations } from './change.ts';

interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Copies a block to where `to` begins; the block it now fills. Formulas are copied as the values they show. */
export function copyCells(from: Place, to: Place): Area {
  const { top, left, bottom, right } = from.area;
  const [down, across] = [to.area.top - top, to.area.left - left];
  const moved = (area: Area): Area => ({
    top: area.top + down,
    left: area.left + across,
    bottom: area.bottom + down,
    right: area.right + across,
  });
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const source = cellAt(from.sheet, row, column);
      const target = cellFor(to.sheet, row + down, column + across);
      target.value = source?.value ?? null;
      target.style = source?.style ?? 0;
      delete target.formula;
      delete target.raw;
    }
  }
  const area = moved(from.area);
  const rules = from.sheet.validations.flatMap((validation) => {
    const parts = validation.areas.map((each) => overlap(each, from.area)).filter((each) => each !== undefined);
    return parts.length > 0 ? [{ ...structuredClone(validation), areas: parts.map(moved) }] : [];
  });
  const formats = from.sheet.formats.flatMap((format) => {
    const parts = format.areas.map((each) => overlap(each, from.area)).filter((each) => each !== undefined);
    return parts.length > 0
      ? [{ ...format, id: `${format.id}+${area.top}.${area.left}`, areas: parts.map(moved) }]
      : [];
  });
  cutValidations(to.sheet, area);
  cutFormats(to.sheet, area);
  to.sheet.formats.push(...formats);
  to.sheet.validations.push(...rules);
  return area;
}
