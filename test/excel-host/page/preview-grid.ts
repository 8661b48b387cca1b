import { a1, columnName } from '../../../shared/grid/address.ts';
import { contains } from '../workbook/area.ts';
import { cellAt, type Sheet, sheetById, styleOf, usedArea, type Validation } from '../workbook/book.ts';
import { scriptValue } from '../workbook/entry.ts';
import { cellUnder } from '../workbook/points.ts';
import { formatsAt } from '../workbook/validate.ts';
import type { Excel } from './main.ts';

const LEAST = { rows: 30, columns: 12 };
/** More is slow to draw; scrolling further is not what a preview is for. */
const MOST_ROWS = 400;
/** Pixels of a character of the default font. */
const CHARACTER = 7.6;

/** Draws the active sheet: merged cells, colours of conditional formats, shapes, the officer's own selection. */
export function renderGrid(place: HTMLElement, excel: Excel): void {
  const { book } = excel.session;
  const sheet = sheetById(book, book.active);
  // The cell that is being typed into must not be drawn anew under the officer's hands.
  if (!sheet || place.querySelector('td input')) return;
  const used = usedArea(sheet, true) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const rows = Math.min(MOST_ROWS, Math.max(LEAST.rows, used.bottom + 5));
  const columns = Math.min(60, Math.max(LEAST.columns, used.right + 3));
  const table = document.createElement('table');
  drawColumns(table, sheet, columns);
  const body = table.createTBody();
  const shapes = new Map(
    sheet.shapes.map((shape) => {
      const { row, column } = cellUnder(sheet, shape.left, shape.top);
      return [a1(row, column), shape] as const;
    }),
  );
  for (let row = 1; row <= rows; row++) {
    if (sheet.hiddenRows.has(row)) continue;
    const line = body.insertRow();
    line.append(heading(String(row)));
    for (let column = 1; column <= columns; column++) {
      const cell = drawCell(line, excel, sheet, row, column);
      const shape = shapes.get(a1(row, column));
      if (cell && shape) cell.append(drawShape(cell, excel, shape.name, shape.text));
    }
  }
  const scroll = [place.scrollLeft, place.scrollTop] as const;
  place.replaceChildren(table);
  place.scrollTo(...scroll);
}

/** What stands in the selected cell, as Excel's own line above the grid says it. */
export function renderLine(place: HTMLElement, { session: { book } }: Excel): void {
  const sheet = sheetById(book, book.selection.sheet);
  const { top, left } = book.selection.area;
  const held = sheet && cellAt(sheet, top, left);
  const name = document.createElement('b');
  name.textContent = a1(top, left);
  const content = document.createElement('span');
  content.textContent = held?.formula ?? String(scriptValue(held?.value));
  place.replaceChildren(name, content);
}

function heading(text: string): HTMLTableCellElement {
  const made = document.createElement('th');
  made.textContent = text;
  return made;
}

function drawColumns(table: HTMLTableElement, sheet: Sheet, columns: number): void {
  const widths = document.createElement('colgroup');
  const head = table.createTHead().insertRow();
  const add = (text: string, width: number) => {
    const column = document.createElement('col');
    column.style.width = `${width}px`;
    widths.append(column);
    head.append(heading(text));
  };
  add('', 36);
  for (let column = 1; column <= columns; column++) {
    const isHidden = sheet.hiddenColumns.has(column);
    add(columnName(column), isHidden ? 0 : Math.max(24, (sheet.widths.get(column) ?? 8.43) * CHARACTER));
  }
  table.prepend(widths);
}

function drawCell(
  line: HTMLTableRowElement,
  excel: Excel,
  sheet: Sheet,
  row: number,
  column: number,
): HTMLTableCellElement | undefined {
  const merge = sheet.merges.find((area) => contains(area, row, column));
  if (merge && (merge.top !== row || merge.left !== column)) return undefined;
  const { book } = excel.session;
  const cell = line.insertCell();
  if (merge) {
    const hidden = [...sheet.hiddenRows].filter((each) => each > merge.top && each <= merge.bottom).length;
    cell.rowSpan = merge.bottom - merge.top + 1 - hidden;
    cell.colSpan = merge.right - merge.left + 1;
  }
  const reference = a1(row, column);
  const held = cellAt(sheet, row, column);
  const style = styleOf(book, held);
  const [tint] = formatsAt(book, sheet, row, column);
  cell.textContent = String(scriptValue(held?.value));
  cell.style.background = tint?.fill ?? style.fill ?? '';
  cell.style.color = tint?.fontColor ?? style.fontColor ?? '';
  cell.style.fontWeight = style.bold ? '600' : '';
  cell.style.textDecoration = style.struck ? 'line-through' : '';
  if (merge && merge.right > merge.left) cell.style.textAlign = row <= 2 ? 'center' : '';
  if (typeof held?.value === 'number') cell.classList.add('number');
  const validation = sheet.validations.find((each) => each.areas.some((area) => contains(area, row, column)));
  select(cell, excel, sheet, { row, column, validation });
  cell.dataset.at = reference;
  return cell;
}

/** Of the selected cell: its frame, the arrow of its dropdown, the prompt that Excel shows beside it. */
function select(
  cell: HTMLTableCellElement,
  { session: { book } }: Excel,
  sheet: Sheet,
  at: { readonly row: number; readonly column: number; readonly validation: Validation | undefined },
): void {
  const { area, sheet: selected } = book.selection;
  if (selected !== sheet.id || !contains(area, at.row, at.column)) return;
  cell.classList.add('selected');
  const { validation } = at;
  if (validation?.rule.type === 'List' && validation.rule.inCellDropDown !== false) cell.classList.add('lists');
  const isFirst = area.top === at.row && area.left === at.column;
  if (!isFirst || !validation?.prompt.showPrompt || !validation.prompt.message) return;
  const prompt = document.createElement('div');
  prompt.className = 'prompt';
  const title = document.createElement('b');
  title.textContent = validation.prompt.title;
  prompt.append(title, `\n${validation.prompt.message}`);
  cell.append(prompt);
}

function drawShape(cell: HTMLTableCellElement, excel: Excel, name: string, text: string): HTMLButtonElement {
  const drawn = document.createElement('button');
  cell.classList.add('holds-shape');
  drawn.className = 'shape';
  drawn.textContent = text;
  drawn.addEventListener('click', (event) => {
    event.stopPropagation();
    excel.officer.clickShape(name);
  });
  return drawn;
}
