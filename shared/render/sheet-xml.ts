import { parseA1 } from '../grid/address.ts';
import { attribute } from '../workbook/xml.ts';

export interface BlankCell {
  readonly column: number;
  readonly style: string | null;
  /** The tag's attributes but r and s. */
  readonly attributes: string;
  /** What stands between `<c …>` and `</c>`; empty for a blank cell. */
  readonly inner: string;
}

export interface BlankRow {
  readonly row: number;
  /** The tag's attributes but r and spans. */
  readonly attributes: string;
  readonly cells: readonly BlankCell[];
}

/** A sheet part as issued, apart from its rows as text. */
export interface SheetXml {
  /** Up to and with `<sheetData>`. */
  readonly head: string;
  readonly rows: readonly BlankRow[];
  /** From `</sheetData>` on. */
  readonly tail: string;
}

const ROW = /<row\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

/** The attributes' text without those named. */
function without(attributes: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replace(new RegExp(`\\s${name}=(?:"[^"]*"|'[^']*')`), ''), attributes);
}

function cellsOf(inner: string): BlankCell[] {
  let column = 0;
  return [...inner.matchAll(CELL)].map(([, attributes = '', content = '']) => {
    column = parseA1(attribute(attributes, 'r') ?? '')?.column ?? column + 1;
    const style = attribute(attributes, 's') ?? null;
    return { column, style, attributes: without(attributes, ['r', 's']).trimEnd(), inner: content };
  });
}

/** Takes a sheet part apart; a sheet without `<sheetData>` is no worksheet: throws (a broken blank is a bug). */
export function takeApart(xml: string): SheetXml {
  const open = /<sheetData\s*(\/?)>/.exec(xml);
  if (!open) throw new Error('the blank has no sheetData');
  const head = `${xml.slice(0, open.index)}<sheetData>`;
  const after = open.index + open[0].length;
  if (open[1] === '/') return { head, rows: [], tail: `</sheetData>${xml.slice(after)}` };
  const end = xml.indexOf('</sheetData>', after);
  let row = 0;
  const rows = [...xml.slice(after, end).matchAll(ROW)].map(([, attributes = '', inner = '']) => {
    row = Number(attribute(attributes, 'r') ?? row + 1);
    return { row, attributes: without(attributes, ['r', 'spans']).trimEnd(), cells: cellsOf(inner) };
  });
  return { head, rows, tail: xml.slice(end) };
}
