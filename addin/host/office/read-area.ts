import { overlap } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { cellValue } from '../cell-value.ts';
import type { Guard } from '../guard.ts';
import type { AreaReading } from '../sheet-host.ts';
import { listSourceOf } from './list-source.ts';
import { rangeOf } from './range-of.ts';

/** Reads an edited area, and whether its guards still stand, in one round trip. */
export async function readArea(
  context: Excel.RequestContext,
  name: string,
  area: Area,
  guards: readonly Guard[],
): Promise<AreaReading> {
  const sheet = context.workbook.worksheets.getItem(name);
  const range = rangeOf(sheet, area);
  range.load('values,numberFormat,rowHidden,columnHidden,format/font/strikethrough');
  const watched = guards
    .filter((guard) => guard.validation.type !== 'any')
    .map((guard) => ({ guard, part: overlap(guard.area, area) }))
    .filter((each): each is { guard: Guard; part: Area } => each.part !== undefined)
    .map(({ guard, part }) => {
      const { dataValidation } = rangeOf(sheet, part);
      dataValidation.load('type,rule');
      return { guard, dataValidation };
    });
  await context.sync();
  const rows = range.values.map((line, down) =>
    line.map((value, across) => cellValue(value, range.numberFormat[down]?.[across])),
  );
  const damaged = watched
    .filter(({ guard, dataValidation }) => !stands(guard, dataValidation))
    .map(({ guard }) => guard.key);
  const { rowHidden, columnHidden } = range;
  return { rows, looks: { rowHidden, columnHidden, struck: range.format.font.strikethrough }, damaged };
}

/** Of the same kind, and for a dropdown with the same items: a copied cell may have brought another list. */
function stands({ validation }: Guard, { type, rule }: Excel.DataValidation): boolean {
  if (type !== KINDS[validation.type]) return false;
  const expected = listSourceOf(validation);
  return expected === undefined || plain(String(rule.list?.source ?? '')) === plain(expected);
}

/** Excel may give a list back with blanks between its items. */
const plain = (source: string) => source.replace(/^=|\s/g, '');

const KINDS: Readonly<Record<Guard['validation']['type'], string>> = {
  list: 'List',
  named: 'List',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  custom: 'Custom',
  any: 'None',
};
