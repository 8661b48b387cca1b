import type { Area } from '../grid/grid.ts';
import { attribute } from '../workbook/xml.ts';

/** Excel's tallest row, in points. */
const TALLEST = 409;
/** A row of one line in the usual 11 points. */
const STANDARD = 17;
const LINE = 1.32;
/** The size of the standard font, which a column's width counts in. */
const STANDARD_SIZE = 11;
/** What a cell keeps free at its sides, in half-width characters. */
const SIDES = 0.7;

/** What a line holds: half-width characters of the standard font. */
export interface LineShape {
  readonly width: number;
  /** Font size in points. */
  readonly size: number;
}

/** A Chinese character is two half-width ones wide. */
const widthOfUnit = (code: number): number => (code < 0x2e80 ? 1.05 : 2.1);

/** What a text takes on one line, in half-width characters. */
export function halfWidths(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widthOfUnit(text.charCodeAt(i));
  return width;
}

/** Lines a text takes. */
function lines(text: string, width: number): number {
  let count = 1;
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const wide = widthOfUnit(code);
    if (code === 10) {
      count++;
      used = 0;
    } else if (used + wide > width) {
      count++;
      used = wide;
    } else used += wide;
  }
  return count;
}

/**
 * Points a wrapped text needs; 0 where the standard row does. Not every program measures rows when it opens a file.
 */
export function textHeight(text: string, { width, size }: LineShape): number {
  const room = (width * STANDARD_SIZE) / size;
  const oneLine = text.length * 2.1 <= room && !text.includes('\n');
  const height = Math.ceil((oneLine ? 1 : lines(text, Math.max(2.1, room))) * size * LINE) + 2;
  return height <= STANDARD ? 0 : Math.min(TALLEST, height);
}

/**
 * What a line of a cell holds, in half-width characters, by the widths the sheet states. A cell merged across columns
 * has them all; one merged across rows has room enough.
 */
export function cellWidths(head: string, merges: readonly Area[]): (row: number, column: number) => number {
  const widths = [...head.matchAll(/<col\b[^>]*>/g)].map(([tag]) => ({
    min: Number(attribute(tag, 'min')),
    max: Number(attribute(tag, 'max')),
    width: Number(attribute(tag, 'width')),
  }));
  const standard = Number(attribute(/<sheetFormatPr\b[^>]*>/.exec(head)?.[0] ?? '', 'defaultColWidth') ?? 8.43);
  const widthOf = (column: number): number => widths.find((w) => column >= w.min && column <= w.max)?.width || standard;
  return (row, column) => {
    const merge = merges.find((m) => m.top <= row && m.bottom >= row && m.left <= column && m.right >= column);
    if (merge && merge.top < merge.bottom) return Number.POSITIVE_INFINITY;
    let width = -SIDES;
    for (let c = merge?.left ?? column; c <= (merge?.right ?? column); c++) width += widthOf(c);
    return width;
  };
}
