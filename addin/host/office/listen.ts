import type { Area } from '../../../shared/grid/grid.ts';
import type { Edit, Listeners } from '../sheet-host.ts';
import { areaOfAddress } from './address.ts';
import { tokenOfButton } from './button-name.ts';
import { runBatch } from './run.ts';

const KINDS: Readonly<Record<string, Edit['kind']>> = {
  RangeEdited: 'cells',
  CellInserted: 'cells',
  CellDeleted: 'cells',
  Others: 'cells',
  Unknown: 'cells',
  RowInserted: 'rowsInserted',
  RowDeleted: 'rowsDeleted',
  ColumnInserted: 'columnsInserted',
  ColumnDeleted: 'columnsDeleted',
};

/** An event's handle, to be removed again. */
export type Handle = OfficeExtension.EventHandlerResult<unknown>;

/** Registers everything in two round trips and gives the handles. */
export async function listen(context: Excel.RequestContext, listeners: Listeners): Promise<Handle[]> {
  const { worksheets } = context.workbook;
  const handles: Handle[] = [];
  const known = new Set<string>();
  const { edited, activated, selected, pressed } = listeners;
  if (edited) {
    handles.push(worksheets.onChanged.add(async (event) => tell(event, edited)) as Handle);
    // Neither is told as a change of cells.
    handles.push(worksheets.onRowSorted.add(async (event) => tellArranged(event, edited)) as Handle);
    handles.push(worksheets.onRowHiddenChanged.add(async (event) => tellArranged(event, edited)) as Handle);
  }
  if (activated) {
    const hear = async ({ worksheetId }: { worksheetId: string }) => {
      activated(worksheetId);
      if (pressed && !known.has(worksheetId)) handles.push(...(await hearNew(worksheetId, pressed)));
      known.add(worksheetId);
    };
    handles.push(worksheets.onActivated.add(hear) as Handle);
  }
  if (selected) {
    handles.push(
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        const [area] = areasOfEvent(address);
        if (area) selected(worksheetId, area);
      }) as Handle,
    );
  }
  handles.push(...hearSheets(worksheets, listeners));
  if (pressed) worksheets.load('items/id,items/shapes/items/id,items/shapes/items/name');
  await context.sync();
  if (!pressed) return handles;
  let found = false;
  for (const sheet of worksheets.items) {
    known.add(sheet.id);
    for (const shape of sheet.shapes.items) {
      if (tokenOfButton(shape.name) === undefined) continue;
      found = true;
      handles.push(hearButton(sheet.id, shape, pressed));
    }
  }
  if (found) await context.sync();
  return handles;
}

/** A sheet that came later, such as a copy, which brings its button along. */
async function hearNew(id: string, pressed: (sheet: string) => void): Promise<Handle[]> {
  const handles: Handle[] = [];
  const heard = await runBatch({ waiting: () => undefined }, async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    sheet.shapes.load('items/id,items/name');
    await context.sync();
    const buttons = sheet.shapes.items.filter(({ name }) => tokenOfButton(name) !== undefined);
    for (const shape of buttons) handles.push(hearButton(id, shape, pressed));
    if (buttons.length > 0) await context.sync();
  });
  return heard.ok ? handles : [];
}

function hearSheets(worksheets: Excel.WorksheetCollection, { removed, renamed }: Listeners): Handle[] {
  const handles: Handle[] = [];
  if (removed) handles.push(worksheets.onDeleted.add(async ({ worksheetId }) => removed(worksheetId)) as Handle);
  if (renamed && Office.context.requirements.isSetSupported('ExcelApi', '1.17')) {
    handles.push(
      worksheets.onNameChanged.add(async ({ worksheetId, nameAfter }) => renamed(worksheetId, nameAfter)) as Handle,
    );
  }
  return handles;
}

export function hearButton(sheet: string, shape: Excel.Shape, pressed: (sheet: string) => void): Handle {
  // The runtime files the handler under the shape's id, which has to be there when the batch is answered.
  shape.load('id');
  return shape.onActivated.add(async () => pressed(sheet)) as Handle;
}

function tell(event: Excel.WorksheetChangedEventArgs, edited: (edit: Edit) => void): void {
  if (event.triggerSource === 'ThisLocalAddin') return;
  edited({
    sheet: event.worksheetId,
    kind: KINDS[event.changeType] ?? 'cells',
    areas: areasOfEvent(event.address),
    source: event.source === 'Remote' ? 'remote' : 'local',
  });
}

function tellArranged(
  { worksheetId, address, source }: { worksheetId: string; address: string; source: unknown },
  edited: (edit: Edit) => void,
): void {
  edited({
    ...{ sheet: worksheetId, kind: 'rowsArranged', areas: areasOfEvent(address) },
    source: source === 'Remote' ? 'remote' : 'local',
  });
}

/** `B6`, `B6:C9,E6`, and whole rows or columns as Excel tells them: `6:8`, `C:D`. */
export function areasOfEvent(address: string): Area[] {
  return address
    .split(',')
    .map((part) => areaOfAddress(wholeLines(part.trim())))
    .filter((area) => area !== undefined);
}

function wholeLines(address: string): string {
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(address);
  if (rows) return `A${rows[1]}:XFD${rows[2]}`;
  const columns = /^\$?([A-Z]+):\$?([A-Z]+)$/.exec(address);
  return columns ? `${columns[1]}1:${columns[2]}1048576` : address;
}

export async function stopListening(handles: readonly Handle[]): Promise<void> {
  // Handlers can be removed only in the context they were added in.
  for (const of of new Set(handles.map((handle) => handle.context))) {
    const own = handles.filter((handle) => handle.context === of);
    // The button of a sheet that was deleted has nothing to be removed from: the others are removed all the same.
    await remove(of as Excel.RequestContext, own).catch(async () => {
      for (const handle of own) await remove(of as Excel.RequestContext, [handle]).catch(() => undefined);
    });
  }
}

function remove(of: Excel.RequestContext, handles: readonly Handle[]): Promise<void> {
  return Excel.run(of, async (context) => {
    for (const handle of handles) handle.remove();
    await context.sync();
  });
}
