/** The emulated Excel for a person: the workbook as a grid beside the real add-in. Opens what ?book= names. */
import { ribbon as labels } from '../../../shared/i18n/zh-CN/ribbon.ts';
import { RIBBON } from '../../../shared/manifest/ribbon.ts';
import { newCounters } from '../batch/session.ts';
import { openers, type Setup, showPeople } from './preview-choices.ts';
import { renderGrid, renderLine } from './preview-grid.ts';
import { giveHands } from './preview-hands.ts';
import './main.ts';

const ribbon = document.querySelector('#ribbon') as HTMLElement;
const tabs = document.querySelector('#tabs') as HTMLElement;
const line = document.querySelector('#line') as HTMLElement;
const status = document.querySelector('#status') as HTMLElement;
const people = document.querySelector('#people') as HTMLElement;
const sheetPlace = document.querySelector('#sheet') as HTMLElement;

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = text;
  made.addEventListener('click', ({ detail }) => {
    // Pressed with the mouse: the keyboard goes back to the grid, as in Excel.
    if (detail > 0) made.blur();
    act();
  });
  return made;
}

function group(name: string, controls: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = 'group';
  const row = document.createElement('div');
  row.className = 'buttons';
  row.append(...controls);
  const below = document.createElement('div');
  below.className = 'name';
  below.textContent = name;
  made.append(row, below);
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
    const { control: id = '', atStart } = control.dataset;
    control.disabled = !(session.ribbon.enabled[id] ?? atStart === 'true');
  }
  renderGrid(sheetPlace, window.excel);
  renderLine(line, window.excel);
  const { roundTrips, undoClears, failed } = session.counters;
  const last = failed.at(-1) ?? '';
  status.textContent = `往返 ${roundTrips} · 清空撤销 ${undoClears.length} · 失败 ${failed.length} ${last} ${host.editing ? '· 正在编辑单元格' : ''}`;
}

function buildRibbon(setup: Setup): void {
  const { host, officer } = window.excel;
  for (const { name, buttons } of RIBBON) {
    const controls = buttons.map(({ action, id, enabledAtStart, opensPane }) => {
      // The pane stands open here, so that opening it is nothing to do.
      const control = button(labels[`${action}.label`] ?? action, () => opensPane || host.command(id, action));
      control.title = labels[`${action}.tip`] ?? '';
      const icon = new Image(32, 32);
      icon.src = new URL(`icons/${action}-64.png`, new URL(setup.addin, location.href)).href;
      icon.alt = '';
      control.prepend(icon);
      control.dataset.control = id;
      control.dataset.atStart = String(enabledAtStart);
      return control;
    });
    ribbon.append(group(labels[`group.${name}`] ?? '', controls));
  }
  const tools = [
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
  ];
  ribbon.append(group('工作簿', openers(setup)), group('模拟', tools));
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
  const setup = (await (await fetch(`/preview.json${location.search}`)).json()) as Setup;
  await window.startExcel({
    workbook: await base64Of(await fetch(`/preview.xlsx?book=${encodeURIComponent(setup.book)}`)),
    addin: new URL(setup.addin, location.href).href,
    locale: 'zh-CN',
    sets: setup.sets,
    messageBytes: 5 * 1024 * 1024,
    keepsHistory: true,
  });
  window.excel.onChange = render;
  document.querySelector('#pane')?.append(window.excel.frame);
  buildRibbon(setup);
  showPeople(people, setup.people);
  giveHands(sheetPlace, window.excel);
  render();
}

void start();
