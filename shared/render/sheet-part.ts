import type { CompiledRule } from '../compile/compile.ts';
import { areaName, parseArea } from '../grid/address.ts';
import { attribute, withAttribute } from '../workbook/xml.ts';
import type { Blank } from './blank.ts';
import type { SheetPlan } from './plan.ts';
import { sheetRows } from './sheet-rows.ts';
import { shiftTail } from './sheet-tail.ts';
import { shiftArea } from './shift.ts';

function shiftHead(head: string, plan: SheetPlan): string {
  return head.replace(/<dimension\b[^>]*>/, (tag) => {
    const area = parseArea(attribute(tag, 'ref') ?? '');
    return area ? withAttribute(tag, 'ref', areaName(shiftArea(area, plan.insertions, true))) : tag;
  });
}

/** The annex's sheet with the plan carried out, in pieces. */
export function* sheetPart(blank: Blank, plan: SheetPlan, rules: readonly CompiledRule[]): Generator<string> {
  const column = new Map(blank.match.fields.map((f) => [f.field, f.column]));
  const text = rules.filter((r) => r.rule.asText).map((r) => column.get(r.field) ?? 0);
  const writer = { sheet: blank.name, plan, styles: blank.styles, textColumns: new Set(text) };
  yield shiftHead(blank.sheet.head, plan);
  yield* sheetRows(blank.sheet, writer);
  yield shiftTail(blank.sheet.tail, blank.name, plan);
}
