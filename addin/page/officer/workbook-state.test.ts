import { describe, expect, it } from 'vitest';
import { type CellValue, gridOf, valueAt } from '../../../shared/grid/grid.ts';
import type { Issue, Severity } from '../../../shared/issue/issue.ts';
import { findingKey } from '../../ui/finding.ts';
import type { SheetView } from '../reader/protocol.ts';
import {
  changed,
  netEdits,
  newWorkbook,
  type OpenWorkbook,
  obstacles,
  safeFixes,
  stepOf,
  submittedWith,
} from './workbook-state.ts';

function finding(cell: string, severity: Severity, fix?: { safe: boolean; value: string }) {
  const issue: Issue = {
    code: 'money.range',
    severity,
    cell,
    row: 2,
    field: 'fundsWan',
    record: 0,
    params: {},
    fix: fix ? { safe: fix.safe, edits: [{ cell, value: fix.value }] } : null,
  };
  return { key: findingKey(issue), issue, message: '' };
}

function sheetOf(index: number, findings: SheetView['findings'], source = index): SheetView {
  const grid = gridOf(`s${source}`, [
    ['资金', '电话'],
    ['200-300', '138'],
  ]);
  return {
    index,
    source,
    name: grid.sheet,
    grid,
    annex: 'mca2021-annex2',
    header: { top: 1, bottom: 1 },
    fields: {},
    records: 1,
    findings,
  };
}

function opened(...sheets: SheetView[]): OpenWorkbook {
  return newWorkbook('a.xlsx', new Uint8Array([1]), { format: 'xlsx', sheets }, { 'mca2021-annex2': 3 });
}

function edited(workbook: OpenWorkbook, row: number, column: number, value: CellValue): OpenWorkbook {
  const step = stepOf(workbook.sheets, [{ sheet: 0, row, column, value }]);
  return changed(workbook, { kind: 'edited', step }) as OpenWorkbook;
}

const cell = (workbook: OpenWorkbook | null, row: number, column: number, sheet = 0) =>
  valueAt(workbook?.sheets[sheet]?.grid ?? gridOf('', []), row, column);

describe('editing a workbook', () => {
  it('undoes and redoes one step at a time', () => {
    const after = edited(edited(opened(sheetOf(0, [])), 2, 1, 250), 2, 1, 260);
    const once = changed(after, { kind: 'undone' });
    expect(cell(once, 2, 1)).toBe(250);
    const twice = changed(once, { kind: 'undone' });
    expect(cell(twice, 2, 1)).toBe('200-300');
    expect(cell(changed(twice, { kind: 'redone' }), 2, 1)).toBe(250);
  });

  it('forgets what was undone once something else is written', () => {
    const undone = changed(edited(opened(sheetOf(0, [])), 2, 1, 250), { kind: 'undone' }) as OpenWorkbook;
    const other = edited(undone, 2, 2, '13812345678');
    expect(cell(changed(other, { kind: 'redone' }), 2, 1)).toBe('200-300');
  });

  it('leaves the grid it was read from as it was', () => {
    const before = opened(sheetOf(0, []));
    edited(before, 2, 1, 250);
    expect(cell(before, 2, 1)).toBe('200-300');
  });

  it('writes a cell beyond the used rows', () => {
    expect(cell(edited(opened(sheetOf(0, [])), 5, 4, '新'), 5, 4)).toBe('新');
  });

  it('changes every table of the same sheet', () => {
    const after = edited(opened(sheetOf(0, []), sheetOf(1, [], 0)), 2, 1, 250);
    expect(cell(after, 2, 1, 1)).toBe(250);
  });

  it('names each changed cell once, with its last value', () => {
    const after = edited(edited(opened(sheetOf(0, [])), 2, 1, 250), 2, 1, 260);
    expect(netEdits(after)).toEqual([{ sheet: 0, row: 2, column: 1, value: 260 }]);
  });
});

describe('answers', () => {
  const open = finding('A2', 'confirm');
  const answer = { reason: '已核实', cells: ['A2'] };
  const answered = changed(opened(sheetOf(0, [open])), {
    kind: 'answered',
    sheet: 0,
    key: open.key,
    answer,
  }) as OpenWorkbook;

  it('clear the way for a confirm, not for an error', () => {
    expect(obstacles(answered, answered.sheets)).toEqual({ errors: 0, confirms: 0 });
    const withError = opened(sheetOf(0, [finding('B2', 'error'), open]));
    expect(obstacles(withError, withError.sheets)).toEqual({ errors: 1, confirms: 1 });
  });

  it('are void once their cell changes', () => {
    expect(obstacles(edited(answered, 2, 1, '300-400'), answered.sheets)).toEqual({ errors: 0, confirms: 1 });
  });

  it('stay when another cell changes', () => {
    expect(obstacles(edited(answered, 2, 2, '139'), answered.sheets)).toEqual({ errors: 0, confirms: 0 });
  });

  it('count as a change of what was sent', () => {
    expect(answered.revision).toBe(1);
  });
});

describe('all safe fixes', () => {
  it('are those that mean the same as what was typed', () => {
    const sheet = sheetOf(0, [
      finding('A2', 'info', { safe: true, value: '123.5' }),
      finding('B2', 'confirm', { safe: false, value: '50' }),
      finding('C2', 'error'),
    ]);
    expect(safeFixes(sheet).edits.map(({ issue }) => issue.cell)).toEqual(['A2']);
  });

  it('write no cell twice', () => {
    const twice = [
      finding('A2', 'info', { safe: true, value: '1' }),
      finding('A2', 'warning', { safe: true, value: '2' }),
    ];
    expect(safeFixes(sheetOf(0, twice)).count).toBe(1);
  });
});

describe('what is handed in together', () => {
  it('is every sheet of the annex, and no other', () => {
    const other = { ...sheetOf(2, []), annex: 'mca2021-annex1' };
    const workbook = opened(sheetOf(0, []), sheetOf(1, []), other);
    expect(submittedWith(workbook, 0).map(({ index }) => index)).toEqual([0, 1]);
    expect(submittedWith(workbook, 2).map(({ index }) => index)).toEqual([2]);
  });

  it('is nothing where the sheet is no annex', () => {
    expect(submittedWith(opened({ ...sheetOf(0, []), annex: null }), 0)).toEqual([]);
  });
});
