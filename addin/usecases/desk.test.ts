import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { parseA1 } from '../../shared/grid/address.ts';
import type { CellValue, Grid } from '../../shared/grid/grid.ts';
import { inspectWorkbook } from '../../shared/inspect/inspect.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { fail } from '../../shared/result.ts';
import { deskOver, openDesk } from '../../test/fixtures/desk.ts';
import { gridsOf } from '../../test/fixtures/grids.ts';
import { GANSU } from '../../test/fixtures/sessions.ts';
import { hostProblem } from '../host/host-problem.ts';
import { cutValidations, type MemorySheet, memoryBook, put, shiftRows } from '../host/memory/memory-book.ts';
import { MemoryHost } from '../host/memory.ts';
import { MemoryShell } from '../host/memory-shell.ts';
import { MemoryShelf, type Shelf } from '../outbox/shelf.ts';
import { Answering } from './answering.ts';
import { Correcting } from './correcting.ts';
import type { TableState } from './desk-state.ts';
import type { KeptAnswers } from './kept-answers.ts';

async function deskOn(
  grids: readonly Grid[],
  session: Session | null = GANSU,
  answers: Shelf<KeptAnswers> = new MemoryShelf(),
) {
  const host = new MemoryHost(memoryBook(grids));
  const shell = new MemoryShell();
  let ids = 0;
  const desk = await openDesk(host, session, { shell, newId: () => `book-${++ids}`, answers });
  const sheet = host.book.sheets[0] as MemorySheet;
  const work = { correcting: new Correcting(desk), answering: new Answering(desk) };
  return { desk, ...work, host, shell, sheet, table: () => desk.active as TableState };
}

const messy = () => gridsOf('a2-gansu-messy.xlsx');
const clean = () => gridsOf('a2-gansu-clean.xlsx');

function typed({ desk, host, sheet }: Awaited<ReturnType<typeof deskOn>>) {
  return async (cell: string, values: CellValue | CellValue[][], source: 'local' | 'remote' = 'local') => {
    const at = parseA1(cell) as { row: number; column: number };
    const block = Array.isArray(values) ? values : [[values]];
    const width = block[0]?.length ?? 1;
    const area = { top: at.row, left: at.column, bottom: at.row + block.length - 1, right: at.column + width - 1 };
    if (Array.isArray(values)) cutValidations(sheet, area);
    block.forEach((line, down) => {
      line.forEach((value, across) => {
        put(sheet, at.row + down, at.column + across, value);
      });
    });
    host.tell({ edited: { sheet: sheet.id, kind: 'cells', areas: [area], source } });
    // The queue of the desk is one after the other: this waits for what was told.
    await desk.follow({ sheet: sheet.id, kind: 'cells', areas: [], source });
  };
}

/** The verdict of the whole core on what stands in the host now: what the desk shows must equal it. */
async function verdict(host: MemoryHost, session: Session = GANSU) {
  const grids = await host.read(host.book.sheets.map(({ id }) => id));
  if (!grids.ok) throw new Error(grids.error.detail);
  const unit = { code: session.unit, name: session.unitName, area: session.area };
  return inspectWorkbook(grids.value, { divisions: nationalDivisions(), catalogue: CATALOGUE, unit });
}

describe('a workbook opened', () => {
  it('is recognised and judged as the core judges it', async () => {
    const { host, table } = await deskOn(messy());
    const [expected] = await verdict(host);
    expect(table().table.annex.id).toBe('mca2021-annex2');
    expect(table().findings.map(({ issue }) => issue)).toEqual(expected?.issues);
    expect(table().counts.errors).toBeGreaterThan(0);
  });

  it('says of a sheet that is no annex that it is none', async () => {
    const { desk } = await deskOn([{ ...(clean()[0] as Grid), rows: [['会议签到表'], ['姓名', '单位']] }]);
    expect(desk.active).toBeUndefined();
    expect(desk.state.phase).toBe('ready');
  });

  it('says nothing more of a sheet that was deleted, and knows one that was renamed', async () => {
    const { desk, host } = await deskOn(gridsOf('js-changzhou-two-annexes.xlsx'), null);
    const [first, second] = host.book.sheets;
    host.tell({ renamed: [first?.id ?? '', '常州附件1'] });
    host.tell({ removed: second?.id ?? '' });
    await desk.goTo(first?.id ?? '', { top: 1, left: 1, bottom: 1, right: 1 });
    expect(desk.state.tables.map(({ table }) => table.sheet)).toEqual([first?.id]);
    expect([...desk.book.sheets.values()].map(({ name }) => name)).toEqual(['常州附件1', '说明']);
  });

  it('holds both annexes of a workbook, with the findings across them', async () => {
    const { desk, host } = await deskOn(gridsOf('js-changzhou-two-annexes.xlsx'), null);
    expect(desk.state.tables.map(({ table }) => table.annex.id)).toEqual(['js2021-annex1', 'js2021-annex2']);
    const grids = await host.read(host.book.sheets.map(({ id }) => id));
    const context = { divisions: nationalDivisions(), catalogue: CATALOGUE };
    const expected = inspectWorkbook(grids.ok ? grids.value : [], context).filter(({ annex }) => annex !== null);
    expect(desk.state.tables.map(({ table }) => table.inspection.issues)).toEqual(expected.map(({ issues }) => issues));
  });
});

describe('enabling', () => {
  it('guards every field, reaches below the printed rows, and draws the button right of the table', async () => {
    const { desk, sheet, shell, host } = await deskOn(clean());
    await desk.enable();
    expect(desk.state.problem).toBeNull();
    const byKey = new Map(sheet.validations.map((each) => [each.key, each]));
    expect(byKey.get('aidCategory')?.validation.type).toBe('list');
    expect(byKey.get('implementPlace')?.validation).toEqual({ type: 'named', list: 'places_620000' });
    expect(host.book.lists.get('places_620000')?.items).toContain('甘肃省临夏回族自治州东乡族自治县');
    expect(sheet.formats.get('6,8')).toBe('@');
    const lastRecord = Math.max(...(desk.active?.table.inspection.records ?? []).map(({ row }) => row ?? 0));
    expect(sheet.places.get('fundsWan')?.bottom).toBeGreaterThan(lastRecord);
    expect(sheet.button).toMatchObject({ text: '提交' });
    expect(shell.opensWithWorkbook).toBe(true);
    expect(host.book.metadata).toContain('"installed"');
  });

  it('twice changes nothing', async () => {
    const { desk, host } = await deskOn(clean());
    await desk.enable();
    const once = structuredClone(host.book);
    await desk.enable();
    expect(host.book).toEqual(once);
  });

  it.each([
    'a2-gansu-clean.xlsx',
    'a1-xizang-clean.xlsx',
    'js1-xuzhou-clean.xlsx',
    'js3-suzhou-clean.xlsx',
    'a3-jiangsu-clean.xlsx',
    'js2-xuzhou-clean.xlsx',
  ])('and disabling leaves %s as it was', async (file) => {
    const { desk, host, shell } = await deskOn(gridsOf(file), null);
    const before = structuredClone(host.book);
    await desk.enable();
    expect(host.book).not.toEqual(before);
    await desk.disable();
    expect(host.book).toEqual(before);
    expect(shell.opensWithWorkbook).toBe(false);
  });

  it('leaves out a sheet that Excel refuses, says why, and knows what guards the others', async () => {
    const { desk, host } = await deskOn(gridsOf('js-changzhou-two-annexes.xlsx'), null);
    const [annex1, annex2] = host.book.sheets;
    const install = host.install.bind(host);
    host.install = async (plan, before) =>
      plan.sheet === annex1?.id ? fail(hostProblem('protected', 'the sheet is protected')) : install(plan, before);
    await desk.enable();
    expect(desk.state.tables.map(({ enabled }) => enabled)).toEqual([false, true]);
    expect(desk.state.problem?.code).toBe('protected');
    expect(desk.state.kept.installed.map(({ sheet }) => sheet)).toEqual([annex2?.id]);
  });

  it('is remembered when the pane is loaded anew, with rows put in meanwhile', async () => {
    const first = await deskOn(clean());
    await first.desk.enable();
    await first.desk.close();
    shiftRows(first.sheet, 4, 2);
    const desk = await openDesk(first.host, null, first.desk.ports);
    expect(desk.active?.enabled).toBe(true);
    const guard = desk.book.sheets.get(first.sheet.id)?.guards.find(({ key }) => key === 'fundsWan');
    expect(guard?.area.top).toBe(8);
  });
});

describe('an edit', () => {
  it('is judged as the whole sheet would be', async () => {
    const world = await deskOn(clean());
    await typed(world)('F8', '200-300');
    const [expected] = await verdict(world.host);
    expect(world.table().findings.map(({ issue }) => issue)).toEqual(expected?.issues);
    expect(world.table().findings.map(({ issue }) => issue.code)).toContain('money.range');
  });

  it('over many cells is read again, judged, and the validation it destroyed stands again', async () => {
    const world = await deskOn(clean());
    await world.desk.enable();
    const covered = () =>
      world.sheet.validations.filter(({ key }) => key === 'aidCategory').flatMap(({ areas }) => areas);
    const before = covered();
    await typed(world)('C6', [
      ['教育帮扶', '甘肃省兰州市'],
      ['教育', '不知道哪里'],
    ]);
    expect(covered()).toEqual(before);
    expect(world.desk.state.done).toMatchObject({ what: 'restored' });
    const [expected] = await verdict(world.host);
    expect(world.table().findings.map(({ issue }) => issue)).toEqual(expected?.issues);
  });

  it('over whole columns is judged, and what it destroyed in the guarded rows stands again', async () => {
    const world = await deskOn(clean());
    await world.desk.enable();
    const column = { top: 1, left: 3, bottom: 1_048_576, right: 3 };
    put(world.sheet, 7, 3, '扶贫');
    cutValidations(world.sheet, column);
    world.host.tell({ edited: { sheet: world.sheet.id, kind: 'cells', areas: [column], source: 'local' } });
    await world.desk.goTo(world.sheet.id, { top: 1, left: 1, bottom: 1, right: 1 });
    expect(world.table().counts.errors).toBe(1);
    expect(world.desk.state.done).toMatchObject({ what: 'restored', count: 1 });
    expect(world.sheet.validations.map(({ key }) => key)).toContain('aidCategory');
  });

  it('is judged also where what it destroyed can not be put back, and why is told', async () => {
    const world = await deskOn(clean());
    await world.desk.enable();
    world.host.restore = async () => ({ ok: false, error: hostProblem('protected', 'locked meanwhile') });
    const area = { top: 7, left: 3, bottom: 8, right: 3 };
    put(world.sheet, 7, 3, '扶贫');
    cutValidations(world.sheet, area);
    world.host.tell({ edited: { sheet: world.sheet.id, kind: 'cells', areas: [area], source: 'local' } });
    await world.desk.goTo(world.sheet.id, { top: 1, left: 1, bottom: 1, right: 1 });
    expect(world.table().counts.errors).toBe(1);
    expect(world.desk.state.problem).toMatchObject({ code: 'protected' });
  });

  it('of a co-author is judged, and nothing of theirs is written over', async () => {
    const world = await deskOn(clean());
    await world.desk.enable();
    const standing = structuredClone(world.sheet.validations);
    await typed(world)('F8', '约20', 'remote');
    expect(world.sheet.rows[7]?.[5]).toBe('约20');
    expect(world.table().findings.some(({ issue }) => issue.cell === 'F8')).toBe(true);
    expect(world.sheet.validations).toEqual(standing);
  });

  it('that puts rows in moves the guards with it', async () => {
    const world = await deskOn(clean());
    await world.desk.enable();
    shiftRows(world.sheet, 3, 1);
    await world.desk.follow({
      sheet: world.sheet.id,
      kind: 'rowsInserted',
      areas: [{ top: 3, left: 1, bottom: 3, right: 16_384 }],
      source: 'local',
    });
    const guard = world.desk.book.sheets.get(world.sheet.id)?.guards.find(({ key }) => key === 'fundsWan');
    expect(guard?.area.top).toBe(7);
  });

  it('voids the answers to what stood in the cell, and no others', async () => {
    const world = await deskOn(messy());
    const asked = world
      .table()
      .findings.filter(({ issue }) => ['confirm', 'warning'].includes(issue.severity) && issue.cell !== null);
    const [first, second] = asked;
    if (!first || !second) throw new Error('the fixture has two questions');
    world.answering.answer(world.table(), first, '');
    world.answering.answer(world.table(), second, '确实如此');
    await typed(world)(first.issue.cell as string, '改过了');
    expect([...world.answering.of(world.table()).keys()]).toEqual([second.key]);
  });

  it('that puts rows in above a cell voids the answer about it: another record stands there now', async () => {
    const world = await deskOn(messy());
    const asked = world.table().findings.filter(({ issue }) => issue.severity !== 'error' && issue.cell !== null);
    for (const finding of asked) world.answering.answer(world.table(), finding, '确实如此');
    const rowOf = ({ issue }: (typeof asked)[number]) => parseA1(issue.cell ?? '')?.row ?? 0;
    const at = Math.max(...asked.map(rowOf));
    shiftRows(world.sheet, at, 1);
    const areas = [{ top: at, left: 1, bottom: at, right: 16_384 }];
    await world.desk.follow({ sheet: world.sheet.id, kind: 'rowsInserted', areas, source: 'local' });
    const left = [...world.answering.of(world.table()).keys()];
    expect(left.length).toBeGreaterThan(0);
    expect(left).not.toContain(asked.find((each) => rowOf(each) === at)?.key);
  });

  it('of a third sheet of the annex voids what was answered about two', async () => {
    const grids = ['甲镇', '乙镇', '乙镇 (2)'].map((sheet) => ({ ...(clean()[0] as Grid), sheet }));
    const world = await deskOn(grids.slice(0, 2));
    const several = () => world.table().findings.find(({ issue }) => issue.code === 'workbook.severalSheets');
    const first = several();
    if (!first) throw new Error('two sheets are asked about');
    world.answering.answer(world.table(), first, '确实如此');
    await world.desk.recheck();
    expect(world.answering.of(world.table()).size).toBe(1);
    const [copy] = memoryBook(grids.slice(2)).sheets;
    world.host.book.sheets.push({ ...(copy as MemorySheet), id: 'copy' });
    await world.desk.recheck();
    expect(several()?.issue.params).toEqual({ sheets: ['甲镇', '乙镇', '乙镇 (2)'] });
    expect(world.answering.of(world.table()).size).toBe(0);
  });
});

describe('answers', () => {
  it('outlive a reload of the pane, but not a change of what they answered', async () => {
    const answers = new MemoryShelf<KeptAnswers>();
    const world = await deskOn(messy(), GANSU, answers);
    await world.desk.enable();
    const asked = world
      .table()
      .findings.filter(({ issue }) => ['confirm', 'warning'].includes(issue.severity) && issue.cell !== null);
    const [first, second] = asked;
    if (!first || !second) throw new Error('the fixture has two questions');
    world.answering.answer(world.table(), first, '');
    world.answering.answer(world.table(), second, '确实如此');
    await world.desk.close();
    const at = parseA1(first.issue.cell as string) as { row: number; column: number };
    put(world.sheet, at.row, at.column, '关着的时候改过了');
    const desk = await openDesk(world.host, GANSU, world.desk.ports);
    expect([...new Answering(desk).of(desk.active as TableState).keys()]).toEqual([second.key]);
  });
});

it('has the sheet before it that was gone to before anybody followed, and the eyes of who signed in meanwhile', async () => {
  const world = await deskOn(gridsOf('js-changzhou-two-annexes.xlsx'), null);
  const desk = deskOver(world.host, world.desk.ports);
  await desk.open(null);
  const [, second] = world.host.book.sheets;
  await world.host.select(second?.id ?? '', { top: 1, left: 1, bottom: 1, right: 1 });
  const attended = desk.attend();
  // The part that follows is still on its way: nothing waits for it.
  await desk.signedInAs(GANSU);
  expect(desk.book.context.unit?.code).toBe(GANSU.unit);
  await attended;
  expect(desk.active?.table.sheet).toBe(second?.id);
});

it('is not followed by a pane that was left before it could', async () => {
  const world = await deskOn(clean());
  await world.desk.close();
  const desk = deskOver(world.host, world.desk.ports);
  await desk.open(GANSU);
  const attended = desk.attend();
  await desk.close();
  await attended;
  expect(desk.stopListening).toBeUndefined();
});

it('puts back what was destroyed while the guards were still on their way', async () => {
  const first = await deskOn(clean());
  await first.desk.enable();
  await first.desk.close();
  const desk = deskOver(first.host, first.desk.ports);
  await desk.open(GANSU);
  const guarded = desk.attend();
  await desk.attended;
  const world = { ...first, desk };
  await typed(world)('F9', [[30]]);
  await guarded;
  expect(desk.state.done).toEqual({ what: 'restored', count: 1 });
});

it('takes a pulled merge for no report of this unit: it is neither guarded nor handed in with one', async () => {
  const [own] = clean();
  if (!own) throw new Error('no sheet');
  const host = new MemoryHost(memoryBook([own, { ...own, sheet: '汇总' }]));
  const [first, second] = host.book.sheets as [MemorySheet, MemorySheet];
  const both = await openDesk(host, GANSU);
  const codes = ({ active }: typeof both) => active?.findings.map(({ issue }) => issue.code);
  expect(both.state.tables).toHaveLength(2);
  expect(codes(both)).toContain('workbook.severalSheets');
  const pull = {
    sheet: second.id,
    notice: 'n',
    annex: 'mca2021-annex2',
    unit: '620000',
    unitName: '甘肃省民政厅',
    at: '',
  };
  const block = { counted: 1, expected: 1, top: 6, left: 1, right: 9, sources: [], rows: [], beside: [] };
  await both.keep({ ...both.state.kept, pulls: [{ ...pull, ...block }] });
  expect(both.state.tables.map(({ table }) => table.sheet)).toEqual([first.id]);
  await both.close();
  const desk = await openDesk(host, GANSU);
  expect(desk.active && desk.togetherWith(desk.active)).toHaveLength(1);
  expect(codes(desk)).not.toContain('workbook.severalSheets');
  await desk.enable();
  expect(desk.state.kept.installed.map(({ sheet }) => sheet)).toEqual([first.id]);
  expect(desk.book.tablesOf(second.id)).toHaveLength(1);
});

it('judges what was edited before anybody followed', async () => {
  const world = await deskOn(clean());
  const desk = deskOver(world.host, world.desk.ports);
  await desk.open(GANSU);
  expect(desk.active?.counts.errors).toBe(0);
  put(world.sheet, 8, 6, '200-300');
  await desk.attend();
  expect(desk.active?.findings.map(({ issue }) => issue.cell)).toContain('F8');
});

describe('fixes', () => {
  it('all safe ones go in as one write, and nothing they meant is lost', async () => {
    const world = await deskOn(messy());
    const safe = world.table().safe;
    expect(safe.length).toBeGreaterThan(1);
    let writes = 0;
    const write = world.host.write.bind(world.host);
    world.host.write = (...args) => {
      writes += 1;
      return write(...args);
    };
    const before = world.table().table.inspection.records.map(({ values }) => values);
    await world.correcting.takeSafe(world.table());
    expect(writes).toBe(1);
    expect(world.table().table.inspection.records.map(({ values }) => values)).toEqual(before);
    const [expected] = await verdict(world.host);
    expect(world.table().findings.map(({ issue }) => issue)).toEqual(expected?.issues);
  });

  it('one is taken alone', async () => {
    const world = await deskOn(messy());
    const [fixable] = world.table().findings.filter(({ issue }) => issue.fix && issue.fix.edits.length > 0);
    if (!fixable) throw new Error('the fixture has a fix');
    await world.correcting.take(world.table(), [fixable]);
    expect(world.table().findings.some(({ key }) => key === fixable.key)).toBe(false);
  });
});
