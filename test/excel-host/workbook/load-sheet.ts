import { parseA1 } from '../../../shared/grid/address.ts';
import { parseAreas, parseReference } from './area.ts';
import { type Book, cellFor, type Scalar, type Sheet } from './book.ts';
import { child, childrenOf, deepText, parseXml, type XmlElement } from './xml.ts';

export interface LoadedParts {
  readonly strings: readonly string[];
  readonly looks: readonly { readonly fill: string | null; readonly fontColor: string | null }[];
}

interface FormatSource extends Pick<LoadedParts, 'looks'> {
  readonly source: string;
}

/** Fills an empty sheet from its part. */
export function loadSheet(book: Book, sheet: Sheet, source: string, { strings, looks }: LoadedParts): void {
  const root = parseXml(source);
  for (const col of childrenOf(child(root, 'cols'), 'col')) loadColumn(sheet, col);
  let below = 0;
  for (const row of childrenOf(child(root, 'sheetData'), 'row')) {
    const at = Number(row.attributes.r ?? below + 1);
    below = at;
    const { r: _r, spans: _spans, hidden: _hidden, ...line } = row.attributes;
    if (Object.keys(line).length > 0) sheet.lines.set(at, line);
    if (row.attributes.hidden === '1' || row.attributes.hidden === 'true') sheet.hiddenRows.add(at);
    let before = 0;
    for (const c of childrenOf(row, 'c')) {
      const column = parseA1(c.attributes.r ?? '')?.column ?? before + 1;
      before = column;
      const cell = cellFor(sheet, at, column);
      cell.style = Number(c.attributes.s ?? 0);
      cell.value = cellValue(c, strings);
      const inner = source.slice(c.start, c.end);
      if (cell.value !== null) cell.raw = { type: c.attributes.t, inner: innerOf(inner) };
      const formula = child(c, 'f');
      if (formula?.text) cell.formula = `=${formula.text}`;
    }
  }
  sheet.merges = childrenOf(child(root, 'mergeCells'), 'mergeCell')
    .map((each) => parseReference(each.attributes.ref ?? ''))
    .filter((area) => area !== undefined);
  for (const each of childrenOf(child(root, 'dataValidations'), 'dataValidation')) loadValidation(sheet, each);
  for (const each of childrenOf(root, 'conditionalFormatting')) loadFormats(book, sheet, each, { source, looks });
  sheet.isProtected = child(root, 'sheetProtection')?.attributes.sheet === '1';
}

/** What stands between an element's tags. */
function innerOf(element: string): string {
  const from = element.indexOf('>') + 1;
  const to = element.lastIndexOf('</');
  return to < from ? '' : element.slice(from, to);
}

function loadColumn(sheet: Sheet, col: XmlElement): void {
  const { min, max, width, hidden } = col.attributes;
  // A width for "all the rest" reaches to XFD: only what a sheet can use is kept apart.
  for (let column = Number(min); column <= Math.min(Number(max), 256); column++) {
    if (width) sheet.widths.set(column, Number(width));
    if (hidden === '1' || hidden === 'true') sheet.hiddenColumns.add(column);
  }
}

function cellValue(c: XmlElement, strings: readonly string[]): Scalar {
  const text = child(c, 'v')?.text;
  switch (c.attributes.t) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'inlineStr': {
      const inline = child(c, 'is');
      return inline ? deepText(inline) : '';
    }
    case 'str':
      return text ?? '';
    case 'b':
      return text === '1';
    case 'e':
      return { error: text ?? '#VALUE!' };
    default:
      return text === undefined || text === '' ? null : Number(text);
  }
}

const KINDS: Record<string, string> = {
  list: 'List',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
};
const OPERATORS: Record<string, string> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
};

function loadValidation(sheet: Sheet, each: XmlElement): void {
  const { attributes } = each;
  const type = KINDS[attributes.type ?? ''] ?? 'None';
  const formula1 = child(each, 'formula1')?.text;
  const formula2 = child(each, 'formula2')?.text;
  const on = (name: string) => attributes[name] === '1' || attributes[name] === 'true';
  const style = attributes.errorStyle ?? 'stop';
  sheet.validations.push({
    areas: parseAreas(attributes.sqref ?? ''),
    rule: {
      type,
      ...(type === 'List' || type === 'Custom' || type === 'None'
        ? {}
        : { operator: OPERATORS[attributes.operator ?? 'between'] ?? 'Between' }),
      ...(formula1 === undefined ? {} : { formula1 }),
      ...(formula2 === undefined ? {} : { formula2 }),
      // The file's attribute says the opposite of its name.
      ...(type === 'List' ? { inCellDropDown: !on('showDropDown') } : {}),
    },
    ignoreBlanks: on('allowBlank'),
    error: {
      showAlert: on('showErrorMessage'),
      style: style.charAt(0).toUpperCase() + style.slice(1),
      title: attributes.errorTitle ?? '',
      message: attributes.error ?? '',
    },
    prompt: {
      showPrompt: on('showInputMessage'),
      title: attributes.promptTitle ?? '',
      message: attributes.prompt ?? '',
    },
  });
}

function loadFormats(book: Book, sheet: Sheet, block: XmlElement, { source, looks }: FormatSource): void {
  for (const rule of childrenOf(block, 'cfRule')) {
    book.next += 1;
    const isExpression = rule.attributes.type === 'expression';
    sheet.formats.push({
      id: `{CF${book.next.toString(16).toUpperCase().padStart(6, '0')}-0000-4000-8000-000000000000}`,
      areas: parseAreas(block.attributes.sqref ?? ''),
      type: isExpression ? 'Custom' : (rule.attributes.type ?? 'Custom'),
      formula: isExpression ? `=${child(rule, 'formula')?.text ?? ''}` : null,
      ...(looks[Number(rule.attributes.dxfId)] ?? { fill: null, fontColor: null }),
      priority: Number(rule.attributes.priority ?? 1) - 1,
      stopIfTrue: rule.attributes.stopIfTrue === '1',
      source: source.slice(rule.start, rule.end),
    });
  }
}
