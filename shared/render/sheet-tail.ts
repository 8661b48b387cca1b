import { areaName, parseArea } from '../grid/address.ts';
import type { Area } from '../grid/grid.ts';
import { attribute, decodeXml, encodeXml, withAttribute } from '../workbook/xml.ts';
import type { SheetPlan } from './plan.ts';
import { shiftArea, shiftAreas, shiftFormula } from './shift.ts';

const MERGES = /<mergeCells\b[^>]*?(?:\/>|>[\s\S]*?<\/mergeCells>)/;

/** The new rows' own merges: those the template row has across columns. */
function rowMerges(merges: readonly Area[], plan: SheetPlan): Area[] {
  return plan.insertions.flatMap(({ after, count, template }) => {
    const across = merges.filter((m) => m.top === template && m.bottom === template);
    const start = shiftArea({ top: after, bottom: after, left: 1, right: 1 }, plan.insertions).top;
    return Array.from({ length: across.length === 0 ? 0 : count }, (_, i) => start + 1 + i).flatMap((row) =>
      across.map((m) => ({ ...m, top: row, bottom: row })),
    );
  });
}

function mergesXml(tail: string, plan: SheetPlan): string {
  const before = [...(MERGES.exec(tail)?.[0] ?? '').matchAll(/<mergeCell\b[^>]*>/g)]
    .map(([tag]) => parseArea(attribute(tag, 'ref') ?? ''))
    .filter((area) => area !== undefined);
  const all = [...before.map((m) => shiftArea(m, plan.insertions)), ...rowMerges(before, plan), ...plan.merges];
  if (all.length === 0) return tail;
  const xml = `<mergeCells count="${all.length}">${all.map((m) => `<mergeCell ref="${areaName(m)}"/>`).join('')}</mergeCells>`;
  return MERGES.test(tail) ? tail.replace(MERGES, () => xml) : insertInOrder(tail, 'mergeCells', xml);
}

/** CT_Worksheet's children behind sheetData, in the only order Excel takes (ECMA-376 18.3.1.99). */
const ORDER = [
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** Puts an element where the schema wants it: before the first child of the worksheet that must follow it. */
export function insertInOrder(tail: string, element: string, xml: string): string {
  const rank = ORDER.indexOf(element);
  let depth = 0;
  for (const tag of tail.matchAll(/<(\/?)([\w:.-]+)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/g)) {
    const [, closing, name = '', empty] = tag;
    if (name === 'sheetData') continue;
    if (closing) depth -= 1;
    const ends = closing ? depth < 0 : depth === 0 && ORDER.indexOf(name) > rank;
    if (ends) return tail.slice(0, tag.index) + xml + tail.slice(tag.index);
    if (!closing && !empty) depth += 1;
  }
  return tail + xml;
}

/** Everything behind the rows, shifted: merges, filters, conditional formats, validations (x14 too), links, breaks. */
export function shiftTail(tail: string, sheet: string, plan: SheetPlan): string {
  const { insertions } = plan;
  const merged = mergesXml(tail, plan);
  if (insertions.length === 0) return merged;
  const formula = (text: string): string => encodeXml(shiftFormula(decodeXml(text), sheet, true, insertions));
  return merged
    .replace(/<(?:conditionalFormatting|dataValidation|protectedRange|ignoredError)\b[^>]*>/g, (tag) => {
      const list = attribute(tag, 'sqref');
      return list === undefined ? tag : withAttribute(tag, 'sqref', shiftAreas(list, insertions));
    })
    .replace(/<(?:autoFilter|hyperlink|sortState|sortCondition)\b[^>]*>/g, (tag) => {
      const ref = attribute(tag, 'ref');
      return ref === undefined ? tag : withAttribute(tag, 'ref', shiftAreas(ref, insertions));
    })
    .replace(
      /<xm:sqref>([^<]*)<\/xm:sqref>/g,
      (_, list: string) => `<xm:sqref>${shiftAreas(list, insertions)}</xm:sqref>`,
    )
    .replace(
      /<(formula1?|formula2|xm:f)>([^<]*)<\/\1>/g,
      (_, tag: string, text: string) => `<${tag}>${formula(text)}</${tag}>`,
    )
    .replace(/<rowBreaks\b[\s\S]*?<\/rowBreaks>/, (breaks) => shiftBreaks(breaks, plan));
}

/** A break lies below row `id`. */
function shiftBreaks(breaks: string, plan: SheetPlan): string {
  return breaks.replace(/<brk\b[^>]*>/g, (tag) => {
    const id = Number(attribute(tag, 'id'));
    const area = shiftArea({ top: id, bottom: id, left: 1, right: 1 }, plan.insertions, true);
    return withAttribute(tag, 'id', String(area.bottom));
  });
}
