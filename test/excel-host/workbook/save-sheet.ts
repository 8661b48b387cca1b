import { a1, areaName } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { type Cell, type ConditionalFormat, type Sheet, usedArea, type Validation } from './book.ts';
import { escapeXml, parseXml } from './xml.ts';

/**
 * Order of a worksheet's elements (ECMA-376 part 1, 18.3.1.99), as far as they are moved around here. Written out beside
 * shared/render's own: a mistake there must not be repeated by what tests it.
 */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
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
/** What is written from the model; everything else stays as it was read. */
const OURS = new Set(['dimension', 'cols', 'sheetData', 'mergeCells', 'conditionalFormatting', 'dataValidations']);
const EMPTY =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"></worksheet>';

export interface SheetParts {
  /** Where a style of the book stands in the saved styles.xml. */
  readonly styles: readonly number[];
  /** The number of a differential format for a conditional format of ours. */
  readonly differential: (format: ConditionalFormat) => number;
  /** A relation to a drawing that was added. */
  readonly drawing?: string;
}

export function saveSheet(sheet: Sheet, parts: SheetParts): string {
  const source = sheet.source ?? EMPTY;
  const root = parseXml(source);
  const kept = root.children
    .filter((each) => !OURS.has(each.name))
    .map((each) => ({ name: each.name, text: source.slice(each.start, each.end) }));
  const used = usedArea(sheet, false) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const made = [
    { name: 'dimension', text: `<dimension ref="${areaName(used)}"/>` },
    { name: 'cols', text: columnsText(sheet) },
    { name: 'sheetData', text: `<sheetData>${rowsText(sheet, parts)}</sheetData>` },
    { name: 'mergeCells', text: mergesText(sheet.merges) },
    ...formatTexts(sheet.formats, parts).map((text) => ({ name: 'conditionalFormatting', text })),
    { name: 'dataValidations', text: validationsText(sheet.validations) },
    { name: 'drawing', text: parts.drawing ? `<drawing r:id="${parts.drawing}" xmlns:r="${RELATIONS}"/>` : '' },
  ];
  const all = [...kept, ...made.filter((each) => each.text !== '')];
  all.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const openEnd = source.indexOf('>', root.start) + 1;
  const isEmpty = source.slice(root.start, openEnd).endsWith('/>');
  const open = isEmpty ? `${source.slice(0, openEnd - 2)}>` : source.slice(0, openEnd);
  return `${open}${all.map((each) => each.text).join('')}</${/<([\w:]+)/.exec(source.slice(root.start))?.[1]}>`;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function columnsText(sheet: Sheet): string {
  const columns = [...new Set([...sheet.widths.keys(), ...sheet.hiddenColumns])].sort((a, b) => a - b);
  if (columns.length === 0) return '';
  const one = (column: number) => {
    const width = sheet.widths.get(column) ?? 8.43;
    const hidden = sheet.hiddenColumns.has(column) ? ' hidden="1"' : '';
    return `<col min="${column}" max="${column}" width="${width}" customWidth="1"${hidden}/>`;
  };
  return `<cols>${columns.map(one).join('')}</cols>`;
}

function rowsText(sheet: Sheet, parts: SheetParts): string {
  const rows = [...new Set([...sheet.rows.keys(), ...sheet.lines.keys(), ...sheet.hiddenRows])].sort((a, b) => a - b);
  return rows
    .map((row) => {
      const line = Object.entries(sheet.lines.get(row) ?? {}).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
      const hidden = sheet.hiddenRows.has(row) ? ' hidden="1"' : '';
      const cells = [...(sheet.rows.get(row) ?? [])].sort(([a], [b]) => a - b);
      const inner = cells.map(([column, cell]) => cellText(a1(row, column), cell, parts)).join('');
      return inner || line.length > 0 || hidden ? `<row r="${row}"${line.join('')}${hidden}>${inner}</row>` : '';
    })
    .join('');
}

function cellText(address: string, cell: Cell, { styles }: SheetParts): string {
  const style = styles[cell.style] ?? 0;
  const head = `<c r="${address}"${style > 0 ? ` s="${style}"` : ''}`;
  if (cell.raw) return `${head}${cell.raw.type ? ` t="${cell.raw.type}"` : ''}>${cell.raw.inner}</c>`;
  const { value } = cell;
  const formula = cell.formula ? `<f>${escapeXml(cell.formula.slice(1))}</f>` : '';
  if (value === null) return formula ? `${head}>${formula}</c>` : style > 0 ? `${head}/>` : '';
  if (typeof value === 'object') return `${head} t="e">${formula}<v>${value.error}</v></c>`;
  if (typeof value === 'number') return `${head}>${formula}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${head} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (formula) return `${head} t="str">${formula}<v>${escapeXml(value)}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

function mergesText(merges: readonly Area[]): string {
  if (merges.length === 0) return '';
  const refs = merges.map((area) => `<mergeCell ref="${areaName(area)}"/>`);
  return `<mergeCells count="${merges.length}">${refs.join('')}</mergeCells>`;
}

const references = (areas: readonly Area[]) => areas.map(areaName).join(' ');

/** Rules over the same cells stand together, the one that counts first, as Excel writes them. */
function formatTexts(formats: readonly ConditionalFormat[], parts: SheetParts): string[] {
  const groups = new Map<string, ConditionalFormat[]>();
  for (const format of formats) {
    const where = references(format.areas);
    groups.set(where, [...(groups.get(where) ?? []), format]);
  }
  return [...groups].map(([where, group]) => {
    const rules = group.sort((a, b) => a.priority - b.priority).map((format) => ruleText(format, parts));
    return `<conditionalFormatting sqref="${where}">${rules.join('')}</conditionalFormatting>`;
  });
}

function ruleText(format: ConditionalFormat, parts: SheetParts): string {
  const priority = ` priority="${format.priority + 1}"`;
  return (
    format.source?.replace(/ priority="\d+"/, priority) ??
    `<cfRule type="expression" dxfId="${parts.differential(format)}"${priority}${format.stopIfTrue ? ' stopIfTrue="1"' : ''}><formula>${escapeXml((format.formula ?? '').replace(/^=/, ''))}</formula></cfRule>`
  );
}

const TYPES: Readonly<Record<string, string>> = {
  List: 'list',
  WholeNumber: 'whole',
  Decimal: 'decimal',
  Date: 'date',
  Time: 'time',
  TextLength: 'textLength',
  Custom: 'custom',
};
const OPERATORS: Readonly<Record<string, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};

function validationsText(validations: readonly Validation[]): string {
  if (validations.length === 0) return '';
  const all = validations.map(({ areas, rule, ignoreBlanks, error, prompt }) => {
    const attributes = {
      type: TYPES[rule.type],
      errorStyle: error.style === 'Stop' ? undefined : error.style.toLowerCase(),
      operator: rule.operator && rule.operator !== 'Between' ? OPERATORS[rule.operator] : undefined,
      allowBlank: ignoreBlanks ? '1' : undefined,
      showDropDown: rule.type === 'List' && rule.inCellDropDown === false ? '1' : undefined,
      showInputMessage: prompt.showPrompt ? '1' : undefined,
      showErrorMessage: error.showAlert ? '1' : undefined,
      errorTitle: error.title || undefined,
      error: error.message || undefined,
      promptTitle: prompt.title || undefined,
      prompt: prompt.message || undefined,
      sqref: references(areas),
    };
    const texts = Object.entries(attributes)
      .filter((each): each is [string, string] => each[1] !== undefined)
      .map(([name, value]) => ` ${name}="${escapeXml(value).replaceAll('\n', '&#10;')}"`);
    const formulas = [rule.formula1, rule.formula2].map((formula, at) =>
      formula === undefined ? '' : `<formula${at + 1}>${escapeXml(formula)}</formula${at + 1}>`,
    );
    return `<dataValidation${texts.join('')}>${formulas.join('')}</dataValidation>`;
  });
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}
