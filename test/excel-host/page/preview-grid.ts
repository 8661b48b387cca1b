import { a1, columnName } from '../../../shared/grid/address.ts';
import { contains } from '../workbook/area.ts';
import { cellAt, type Sheet, sheetById, styleOf, usedArea } from '../workbook/book.ts';
import { scriptValue } from '../workbook/entry.ts';
import type { Excel } from './main.ts';

const LEAST = { rows: 30, columns: 12 };
/** More is slow to draw; scrolling further is not what a preview is for. */
const MOST_ROWS = 400;

/** Draws the active sheet: merged cells, colours of conditional formats, shapes, the officer's own selection. */
export function renderGrid(place: HTMLElement, excel: Excel): void {
  const { book } = excel.session;
  const sheet = sheetById(book, book.active);
  if (!sheet) return;
  const used = usedArea(sheet, true) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const rows = Math.min(MOST_ROWS, Math.max(LEAST.rows, used.bottom + 5));
  const columns = Math.min(60, Math.max(LEAST.columns, used.right + 3));
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  head.insertCell();
  for (let column = 1; column <= columns; column++) head.insertCell().textContent = columnName(column);
  const body = table.createTBody();
  for (let row = 1; row <= rows; row++) {
    if (sheet.hiddenRows.has(row)) continue;
    const line = body.insertRow();
    line.insertCell().textContent = String(row);
    for (let column = 1; column <= columns; column++) drawCell(line, excel, sheet, row, column);
  }
  const scroll = [place.scrollLeft, place.scrollTop] as const;
  place.replaceChildren(table, ...sheet.shapes.map((shape) => drawShape(excel, shape.name, shape.text)));
  place.scrollTo(...scroll);
}

function drawCell(line: HTMLTableRowElement, excel: Excel, sheet: Sheet, row: number, column: number): void {
  const merge = sheet.merges.find((area) => contains(area, row, column));
  if (merge && (merge.top !== row || merge.left !== column)) return;
  const { book } = excel.session;
  const cell = line.insertCell();
  if (merge) {
    cell.rowSpan = merge.bottom - merge.top + 1;
    cell.colSpan = merge.right - merge.left + 1;
  }
  const reference = a1(row, column);
  const held = cellAt(sheet, row, column);
  cell.textContent = String(scriptValue(held?.value));
  cell.style.background = excel.officer.mark(reference) ?? styleOf(book, held).fill ?? '';
  const { area } = book.selection;
  if (book.selection.sheet === sheet.id && contains(area, row, column)) cell.className = 'selected';
  cell.addEventListener('click', () => {
    if (!cell.querySelector('input, select')) excel.officer.select(reference);
  });
  cell.addEventListener('dblclick', () => edit(cell, excel, reference));
  cell.addEventListener('paste', (event) => pasteInto(event, excel, reference));
  cell.tabIndex = -1;
}

/** Opens a cell for typing; its dropdown, where it has one, offers itself. */
function edit(cell: HTMLTableCellElement, excel: Excel, reference: string): void {
  const input = document.createElement('input');
  input.value = cell.textContent ?? '';
  const items = excel.officer.dropdown(reference);
  if (items) {
    const list = document.createElement('datalist');
    list.id = `list-${reference}`;
    list.append(...items.map((item) => new Option(item)));
    input.setAttribute('list', list.id);
    input.value = '';
    cell.append(list);
  }
  cell.append(input);
  input.focus();
  excel.officer.startEditing();
  const leave = (keep: boolean) => {
    excel.officer.stopEditing();
    if (!keep) return excel.onChange();
    const done = excel.officer.type(reference, input.value);
    if (!done.entered) alert(`${done.stopped.title}\n\n${done.stopped.message}`);
    else if (done.warned) alert(`${done.warned.title}\n\n${done.warned.message}`);
    return excel.onChange();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') leave(true);
    if (event.key === 'Escape') leave(false);
  });
}

function pasteInto(event: ClipboardEvent, excel: Excel, reference: string): void {
  const text = event.clipboardData?.getData('text/plain');
  if (!text) return;
  event.preventDefault();
  excel.officer.paste(
    reference,
    text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t')),
  );
}

function drawShape(excel: Excel, name: string, text: string): HTMLButtonElement {
  const drawn = document.createElement('button');
  drawn.className = 'shape';
  drawn.textContent = text;
  drawn.addEventListener('click', () => excel.officer.clickShape(name));
  return drawn;
}
