/** The pane over a book in memory, for looking at it and for tests without Excel: `?host=memory&file=…`. Never built for production. */
import { parseA1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import type { RibbonAction } from '../../../shared/manifest/ribbon.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { memoryBook, put } from '../../host/memory/memory-book.ts';
import { MemoryHost } from '../../host/memory.ts';
import { MemoryShell } from '../../host/memory-shell.ts';
import type { Started } from '../../host/start-office.ts';

/** The person at the workbook. */
export interface DemoOfficer {
  readonly host: MemoryHost;
  readonly shell: MemoryShell;
  type(cell: string, value: CellValue): void;
  select(cell: string): void;
  activate(sheet: string): void;
  press(action: RibbonAction): Promise<void>;
  addSheet(name: string): Promise<void>;
  /** A cell is (no longer) being edited. */
  wait(waits: boolean): void;
}

declare global {
  interface Window {
    officer: DemoOfficer;
  }
}

const areaOf = (cell: string) => {
  const at = parseA1(cell) ?? { row: 1, column: 1 };
  return { top: at.row, left: at.column, bottom: at.row, right: at.column };
};

export async function startDemo(query: string): Promise<Started | 'unreachable' | 'noExcel'> {
  const asked = new URLSearchParams(query);
  const state = asked.get('start');
  if (state === 'unreachable' || state === 'noExcel') return state;
  if (state === 'opening') return new Promise(() => undefined);
  const bytes = new Uint8Array(await (await fetch(asked.get('file') ?? '/demo.xlsx')).arrayBuffer());
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const host = new MemoryHost(memoryBook(read.value.grids));
  const shell = new MemoryShell(asked.get('language') ?? 'zh-CN');
  const sheet = () => host.sheet(host.book.active);
  window.officer = {
    host,
    shell,
    type: (cell, value) => {
      const now = sheet();
      const area = areaOf(cell);
      if (!now) return;
      put(now, area.top, area.left, value);
      host.tell({ edited: { sheet: now.id, kind: 'cells', areas: [area], source: 'local' } });
    },
    select: (cell) => {
      host.book.selection = areaOf(cell);
      host.tell({ selected: [host.book.active, areaOf(cell)] });
    },
    activate: (name) => {
      host.book.active = host.sheet(name)?.id ?? '';
      host.tell({ activated: host.book.active });
    },
    press: (action) => shell.press(action),
    addSheet: async (name) => {
      await host.addSheet({ name });
      window.officer.activate(name);
    },
    wait: (waiting) => host.tell({ waiting }),
  };
  return { host, shell };
}
