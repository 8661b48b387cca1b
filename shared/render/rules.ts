import type { CompiledRule } from '../compile/compile.ts';
import { parseArea } from '../grid/address.ts';
import type { Area } from '../grid/grid.ts';
import { attribute } from '../workbook/xml.ts';
import type { Blank } from './blank.ts';
import type { SheetPlan } from './plan.ts';
import { insertInOrder } from './sheet-tail.ts';
import { shiftArea, shiftRow } from './shift.ts';
import { type ListName, markXml, validationXml } from './validations.ts';

const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** Rows below the data that the blank prints something in (the notes): no rule lies on them. */
function printedBelow(blank: Blank, plan: SheetPlan): number {
  const last = Math.max(0, ...blank.sheet.rows.map((row) => row.row));
  return Math.max(plan.data.last, shiftRow(last, plan.insertions));
}

/** Where a rule lies once the sheet is filled: the data rows, and below the notes as far as it reached. */
function areasOf(rule: CompiledRule, blank: Blank, plan: SheetPlan): Area[] {
  const area = shiftArea(rule.area, plan.insertions, true);
  const notes = printedBelow(blank, plan);
  if (area.bottom <= plan.data.last) return [area];
  const data = { ...area, bottom: plan.data.last };
  return area.bottom > notes ? [data, { ...area, top: notes + 1 }] : [data];
}

function existing(tail: string): Area[] {
  return [...tail.matchAll(/<dataValidation\b[^>]*>/g)].flatMap(([tag]) =>
    (attribute(tag, 'sqref') ?? '').split(/\s+/).flatMap((name) => parseArea(name) ?? []),
  );
}

function withValidations(tail: string, added: readonly string[]): string {
  if (added.length === 0) return tail;
  const open = /<dataValidations\b[^>]*>/.exec(tail);
  if (!open) {
    const xml = `<dataValidations count="${added.length}">${added.join('')}</dataValidations>`;
    return insertInOrder(tail, 'dataValidations', xml);
  }
  const count = (tail.match(/<dataValidation\b/g)?.length ?? 0) + added.length;
  return tail
    .replace(/<dataValidations\b[^>]*>/, () => `<dataValidations count="${count}">`)
    .replace('</dataValidations>', () => `${added.join('')}</dataValidations>`);
}

function highestPriority(tail: string): number {
  return Math.max(0, ...[...tail.matchAll(/<cfRule\b[^>]*>/g)].map(([tag]) => Number(attribute(tag, 'priority')) || 0));
}

/** Writes the rules behind the rows of a sheet already shifted. The blank's own validations stay and win. */
export function withRules(
  tail: string,
  blank: Blank,
  plan: SheetPlan,
  rules: readonly CompiledRule[],
  listName: ListName,
): string {
  const own = existing(tail);
  const placed = rules.flatMap((rule) => areasOf(rule, blank, plan).map((area) => ({ rule, area })));
  const free = placed.filter(({ area }) => !own.some((other) => overlap(area, other)));
  const validations = free.map(({ rule, area }) => validationXml(rule, area, listName));
  let priority = highestPriority(tail);
  const marks = placed.flatMap(({ rule, area }) =>
    rule.marks.map((mark) => {
      priority += 1;
      return markXml(mark, area, priority, blank.styles);
    }),
  );
  const marked = marks.length === 0 ? tail : insertInOrder(tail, 'conditionalFormatting', marks.join(''));
  return withValidations(marked, validations);
}
