import { a1 } from '../../../shared/grid/address.ts';
import { cellAt, sheetById } from '../workbook/book.ts';
import { scriptValue } from '../workbook/entry.ts';
import type { Excel } from './main.ts';

/** Mouse and keyboard over the grid, as in Excel: click, double click, typing, arrows, Delete, paste. */
export function giveHands(place: HTMLElement, excel: Excel): void {
  const reference = () => a1(excel.session.book.selection.area.top, excel.session.book.selection.area.left);
  const cellAtHand = () => place.querySelector<HTMLTableCellElement>(`td[data-at="${reference()}"]`);
  const open = (text?: string) => {
    const cell = cellAtHand();
    if (cell) editCell(cell, excel, reference(), text);
  };
  place.addEventListener('click', ({ target }) => {
    const at = (target as Element).closest<HTMLElement>('td[data-at]')?.dataset.at;
    // Selecting draws the grid anew: the second click of a double click must meet the same cell.
    if (at && at !== reference()) excel.officer.select(at);
  });
  place.addEventListener('dblclick', () => open());
  document.addEventListener('paste', (event) => {
    if (!isTyping()) pasteInto(event, excel, reference());
  });
  document.addEventListener('keydown', (event) => {
    if (isTyping()) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') excel.officer.undo();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const { top, left } = excel.session.book.selection.area;
    if (step) excel.officer.select(a1(Math.max(1, top + step[0]), Math.max(1, left + step[1])));
    else if (event.key === 'F2') open();
    else if (event.key === 'Delete') excel.officer.type(reference(), '');
    // An input method composes: it goes on in the cell that opens under it.
    else if (event.key === 'Process' || event.isComposing) return open('');
    else if (event.key.length === 1) open(event.key);
    else return;
    event.preventDefault();
  });
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
  Tab: [0, 1],
};

/** In a cell, or at one of the page's own controls. */
const isTyping = () => document.activeElement?.matches('input, select, button') === true;

/** Opens a cell for typing; its dropdown, where it has one, offers itself. `typed`: in place of what stands there. */
function editCell(cell: HTMLTableCellElement, excel: Excel, reference: string, typed?: string): void {
  if (cell.querySelector('input')) return;
  const input = document.createElement('input');
  const { book } = excel.session;
  const sheet = sheetById(book, book.active);
  const { top, left } = book.selection.area;
  const held = sheet && cellAt(sheet, top, left);
  input.value = typed ?? held?.formula ?? String(scriptValue(held?.value));
  const items = excel.officer.dropdown(reference);
  if (items) {
    const list = document.createElement('datalist');
    list.id = `list-${reference}`;
    list.append(...items.map((item) => new Option(item)));
    input.setAttribute('list', list.id);
    input.value = typed ?? '';
    cell.append(list);
  }
  cell.append(input);
  input.focus();
  excel.officer.startEditing();
  let open = true;
  const leave = (keep: boolean) => {
    if (!open) return;
    open = false;
    input.remove();
    excel.officer.stopEditing();
    if (keep) enter(excel, reference, input.value);
    excel.officer.select(keep ? a1(top + 1, left) : reference);
    excel.onChange();
  };
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Enter') leave(true);
    if (event.key === 'Escape') leave(false);
  });
  // As in Excel, a click elsewhere keeps what was typed; one into the pane leaves the cell open.
  input.addEventListener('blur', () => {
    if (document.hasFocus()) leave(true);
  });
}

/** Excel's own box first: one that stops, or one that asks. */
function enter(excel: Excel, reference: string, text: string): void {
  const done = excel.officer.type(reference, text, { insist: false });
  if (done.entered) return;
  const { title, message } = done.stopped;
  const words = [title, message].filter(Boolean).join('\n\n');
  if (excel.officer.refusesWith(reference) === 'Warning') {
    if (confirm(`${words}\n\n是否继续？`)) excel.officer.type(reference, text);
  } else alert(words);
}

function pasteInto(event: ClipboardEvent, excel: Excel, reference: string): void {
  const text = event.clipboardData?.getData('text/plain');
  if (!text) return;
  event.preventDefault();
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  excel.officer.paste(
    reference,
    lines.map((line) => line.split('\t')),
  );
}
