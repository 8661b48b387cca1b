import type { CompiledRule } from '../compile/compile.ts';
import type { Mark, Tone } from '../compile/mark.ts';
import { a1, areaName } from '../grid/address.ts';
import type { Area } from '../grid/grid.ts';
import { encodeXml } from '../workbook/xml.ts';
import type { StyleBook } from './styles.ts';

/** What Excel takes: title ≤ 32, prompt ≤ 255, error ≤ 224 (MS-OI29500 2.1.613), a literal list ≤ 255. */
const LIMITS = { title: 32, prompt: 255, error: 224, list: 255 } as const;

/** At most `limit` UTF-16 units, never half a character. */
function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Line ends in an attribute must be written as references. */
function textAttribute(name: string, text: string, limit: number): string {
  const clip = clipped(text, limit);
  return clip === '' ? '' : ` ${name}="${encodeXml(clip).replaceAll('\n', '&#10;')}"`;
}

/** Whether a list may stand in the formula itself: a comma in an item would split it. */
export function isLiteralList(items: readonly string[]): boolean {
  return items.join(',').length <= LIMITS.list && !items.some((item) => item.includes(','));
}

/** `listName(items)`: the defined name of a list that is too long to stand in the formula. */
export type ListName = (items: readonly string[]) => string;

function conditionXml(rule: CompiledRule, cell: string, listName: ListName): { type: string; inner: string } {
  const { validation } = rule.rule;
  switch (validation.type) {
    case 'any':
      return { type: '', inner: '' };
    case 'list': {
      const { items } = validation;
      const source = isLiteralList(items) ? `"${items.join(',').replaceAll('"', '""')}"` : listName(items);
      return { type: ' type="list"', inner: `<formula1>${encodeXml(source)}</formula1>` };
    }
    case 'custom': {
      const formula = validation.formula.replaceAll('{cell}', cell);
      return { type: ' type="custom"', inner: `<formula1>${encodeXml(formula)}</formula1>` };
    }
    default: {
      const { type, min, max } = validation;
      return { type: ` type="${type}"`, inner: `<formula1>${min}</formula1><formula2>${max}</formula2>` };
    }
  }
}

/** One `<dataValidation>` over one area: formulas are relative to its first cell. */
export function validationXml(rule: CompiledRule, area: Area, listName: ListName): string {
  const { type, inner } = conditionXml(rule, a1(area.top, area.left), listName);
  const style = rule.rule.style === 'stop' || type === '' ? '' : ` errorStyle="${rule.rule.style}"`;
  const texts = [
    textAttribute('errorTitle', rule.errorTitle, LIMITS.title),
    textAttribute('error', rule.errorText, LIMITS.error),
    textAttribute('promptTitle', rule.promptTitle, LIMITS.title),
    textAttribute('prompt', rule.promptText, LIMITS.prompt),
  ].join('');
  const start = `<dataValidation${type}${style} allowBlank="1" showInputMessage="1" showErrorMessage="1"`;
  return `${start}${texts} sqref="${areaName(area)}">${inner}</dataValidation>`;
}

/** The tints that the add-in gives, so that a workbook looks the same with and without it. */
const TINTS: Readonly<Record<Tone, { readonly font: string; readonly fill: string }>> = {
  error: { font: 'FF9C0006', fill: 'FFFFC7CE' },
  confirm: { font: 'FF7F4F00', fill: 'FFFFEB9C' },
  warning: { font: 'FF7F4F00', fill: 'FFFFF2CC' },
};

/** The conditional format that marks a cell whose value breaks the rule, however it came there. */
export function markXml(mark: Mark, area: Area, priority: number, styles: StyleBook): string {
  const { font, fill } = TINTS[mark.tone];
  const style = styles.add(
    'dxfs',
    `<dxf><font><color rgb="${font}"/></font><fill><patternFill><bgColor rgb="${fill}"/></patternFill></fill></dxf>`,
  );
  const formula = encodeXml(mark.formula.replaceAll('{cell}', a1(area.top, area.left)));
  const rule = `<cfRule type="expression" dxfId="${style}" priority="${priority}"><formula>${formula}</formula></cfRule>`;
  return `<conditionalFormatting sqref="${areaName(area)}">${rule}</conditionalFormatting>`;
}
