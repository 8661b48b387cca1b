/** The emulated Excel for a person: the workbook as a grid beside the real add-in. Loads what ?file= and ?addin= name. */
import { RIBBON } from '../../../shared/manifest/ribbon.ts';
import { newCounters } from '../batch/session.ts';
import { renderGrid } from './preview-grid.ts';
import './main.ts';

const ribbon = document.querySelector('#ribbon') as HTMLElement;
const tabs = document.querySelector('#tabs') as HTMLElement;
const status = document.querySelector('#status') as HTMLElement;
const sheetPlace = document.querySelector('#sheet') as HTMLElement;

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function render(): void {
  const { session, officer, host } = window.excel;
  const { book } = session;
  tabs.replaceChildren(
    ...book.sheets
      .filter(({ visibility }) => visibility === 'Visible')
      .map((sheet) => {
        const tab = button(sheet.name, () => officer.activate(sheet.name));
        tab.ariaPressed = String(sheet.id === book.active);
        return tab;
      }),
  );
  for (const control of ribbon.querySelectorAll<HTMLButtonElement>('button[data-control]')) {
    control.disabled = session.ribbon.enabled[control.dataset.control ?? ''] === false;
  }
  renderGrid(sheetPlace, window.excel);
  const { roundTrips, undoClears, failed } = session.counters;
  const last = failed.at(-1) ?? '';
  status.textContent = `往返 ${roundTrips} · 清空撤销 ${undoClears.length} · 失败 ${failed.length} ${last} ${host.editing ? '· 正在编辑单元格' : ''}`;
}

function buildRibbon(): void {
  const { host, officer } = window.excel;
  for (const { action, id } of RIBBON.flatMap(({ buttons }) => buttons)) {
    const control = button(action, () => host.command(id, action));
    control.dataset.control = id;
    ribbon.append(control);
  }
  ribbon.append(
    button('单元格编辑中', () => {
      if (host.editing) officer.stopEditing();
      else officer.startEditing();
      render();
    }),
    button('重新打开窗格', () => window.excel.reload()),
    button('计数清零', () => {
      Object.assign(window.excel.session.counters, newCounters());
      render();
    }),
    button('另存为 .xlsx', save),
  );
}

function save(): void {
  const link = document.createElement('a');
  link.href = `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${window.excel.save()}`;
  link.download = 'workbook.xlsx';
  link.click();
}

async function base64Of(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

async function start(): Promise<void> {
  const setup = (await (await fetch('/preview.json')).json()) as { addin: string; sets: Record<string, string> };
  await window.startExcel({
    workbook: await base64Of(await fetch('/preview.xlsx')),
    addin: new URL(setup.addin, location.href).href,
    locale: 'zh-CN',
    sets: setup.sets,
    messageBytes: 5 * 1024 * 1024,
  });
  window.excel.onChange = render;
  document.querySelector('#pane')?.append(window.excel.frame);
  buildRibbon();
  render();
}

void start();
