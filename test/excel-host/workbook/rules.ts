import { overlap, without } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import type { ConditionalFormat, Sheet, Validation } from './book.ts';
import { rebased, stepsBetween } from './rebase.ts';

/** Takes an area out of every validation that covers it. */
export function cutValidations(sheet: Sheet, area: Area): void {
  for (const each of sheet.validations) respan(each, cut(each.areas, area));
  sheet.validations = sheet.validations.filter((validation) => validation.areas.length > 0);
}

/** Takes an area out of every conditional format that covers it. */
export function cutFormats(sheet: Sheet, area: Area): void {
  for (const each of sheet.formats) respan(each, cut(each.areas, area));
  sheet.formats = sheet.formats.filter((format) => format.areas.length > 0);
}

const cut = (areas: readonly Area[], hole: Area) => areas.flatMap((each) => without(each, hole));

/** What a block takes along of a sheet's validations when it goes `down` and `across`. */
export function validationsIn(sheet: Sheet, block: Area, down: number, across: number): Validation[] {
  return sheet.validations.flatMap((each) => {
    const areas = partsIn(each.areas, block, down, across);
    if (areas.length === 0) return [];
    const copy = structuredClone(each);
    respan(copy, areas);
    return [copy];
  });
}

/** The same for its conditional formats. */
export function formatsIn(sheet: Sheet, block: Area, down: number, across: number): ConditionalFormat[] {
  return sheet.formats.flatMap((each) => {
    const areas = partsIn(each.areas, block, down, across);
    if (areas.length === 0) return [];
    const [first] = areas as [Area];
    const copy = { ...structuredClone(each), id: `${each.id}+${first.top}.${first.left}` };
    respan(copy, areas);
    return [copy];
  });
}

function partsIn(areas: readonly Area[], block: Area, down: number, across: number): Area[] {
  return areas.flatMap((each) => {
    const part = overlap(each, block);
    if (!part) return [];
    const { top, left, bottom, right } = part;
    return [{ top: top + down, left: left + across, bottom: bottom + down, right: right + across }];
  });
}

/** Gives a rule other areas; its formulas are then written for their first cell. */
function respan(rule: Validation | ConditionalFormat, areas: Area[]): void {
  if (areas.length > 0) {
    const [down, across] = stepsBetween(rule.areas, areas);
    if (down !== 0 || across !== 0) rewrite(rule, down, across);
  }
  rule.areas = areas;
}

function rewrite(rule: Validation | ConditionalFormat, down: number, across: number): void {
  if ('formula' in rule) {
    if (!rule.formula) return;
    rule.formula = rebased(rule.formula, down, across);
    delete rule.source;
    return;
  }
  const { formula1, formula2 } = rule.rule;
  rule.rule = {
    ...rule.rule,
    ...(formula1 === undefined ? {} : { formula1: rebased(formula1, down, across) }),
    ...(formula2 === undefined ? {} : { formula2: rebased(formula2, down, across) }),
  };
}
