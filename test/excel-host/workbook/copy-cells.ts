import type { Area } from '../../../shared/grid/grid.ts';
import { cellAt, cellFor, type Sheet } from './book.ts';
import { cutFormats, cutValidations, formatsIn, validationsIn } from './rules.ts';

export interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Copies a block to where `to` begins; the block it now fills. Formulas are copied as the values they show. */
export function copyCells(from: Place, to: Place): Area {
  const { top, left, bottom, right } = from.area;
  const [down, across] = [to.area.top - top, to.area.left - left];
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
  const area = { top: top + down, left: left + across, bottom: bottom + down, right: right + across };
  bringRules(from, to.sheet, area);
  return area;
}

/** The rules of a block over the block it was copied to, in place of those there. */
export function bringRules(from: Place, to: Sheet, area: Area): void {
  const [down, across] = [area.top - from.area.top, area.left - from.area.left];
  const validations = validationsIn(from.sheet, from.area, down, across);
  const formats = formatsIn(from.sheet, from.area, down, across);
  cutValidations(to, area);
  cutFormats(to, area);
  to.formats.push(...formats);
  to.validations.push(...validations);
}
