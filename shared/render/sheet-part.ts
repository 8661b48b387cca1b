import type { CompiledRule } from '../compile/compile.ts';
import { areaName, parseArea } from '../grid/address.ts';
import { valueAt } from '../grid/grid.ts';
import type { Write } from '../workbook/cell-xml.ts';
import { attribute, withAttribute } from '../workbook/xml.ts';
import type { Blank } from './blank.ts';
import type { SheetPlan } from './plan.ts';
import { cellWidths } from './row-height.ts';
import { withRules } from './rules.ts';
import { writeRows } from './sheet-rows.ts';
import { shiftTail } from './sheet-tail.ts';
import { shiftArea } from './shift.ts';
import { unbound } from './unbound.ts';
import type { ListName } from './validations.ts';

/** The annex's sheet as it is written: its plan, and the rules that lie on it. */
export interface FilledSheet {
  readonly plan: SheetPlan;
  readonly rules: readonly CompiledRule[];
  readonly listName: ListName;
  /** A second copy of the blank's sheet: what a part can be pointed at from one sheet only is left out. */
  readonly copy?: boolean;
}

function shiftHead(head: string, plan: SheetPlan): string {
  return head.replace(/<dimension\b[^>]*>/, (tag) => {
    const area = parseArea(attribute(tag, 'ref') ?? '');
    return area ? withAttribute(tag, 'ref', areaName(shiftArea(area, plan.insertions, true))) : tag;
  });
}

/** In a form a rule's cell is text by itself; in a table, the rows of its column. */
function textTest(blank: Blank, rules: readonly CompiledRule[]): (row: number, column: number) => boolean {
  const text = new Set(rules.filter((r) => r.rule.asText).map((r) => r.field));
  const fields = blank.match.fields.filter((f) => text.has(f.field));
  if (blank.match.annex.layout !== 'form') return (_, column) => fields.some((f) => f.column === column);
  return (row, column) => fields.some((f) => f.row === row && f.column === column);
}

function printedText(blank: Blank, row: number, column: number): string {
  const value = valueAt(blank.grid, row, column);
  return typeof value === 'string' ? value : '';
}

/** Writes the annex's sheet with the plan carried out. */
export function writeSheet(blank: Blank, filled: FilledSheet, write: Write): void {
  const { plan, rules, listName } = filled;
  const { head, tail } = blank.sheet;
  const copied = filled.copy ? unbound : (xml: string): string => xml;
  write(copied(shiftHead(head, plan)));
  writeRows(blank.sheet, {
    sheet: blank.name,
    plan,
    styles: blank.styles,
    isText: textTest(blank, rules),
    widthOf: cellWidths(head, blank.grid.merges),
    printed: (row, column) => printedText(blank, row, column),
    write,
  });
  write(copied(withRules(shiftTail(tail, blank.name, plan), blank, plan, rules, listName)));
}
