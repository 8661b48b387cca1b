import { a1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import type { WorkbookFormat } from '../../../shared/workbook/workbook.ts';
import { type Answer, blocks, type Finding } from '../../ui/finding.ts';
import { withCells } from '../../ui/with-cells.ts';
import type { Replies } from '../../usecases/returned.ts';
import type { KeptColumns } from '../reader/kept-columns.ts';
import type { Opened, SheetEdit, SheetFindings, SheetView } from '../reader/protocol.ts';

/** One step of editing, as it can be undone: the cells before and after. */
export interface Step {
  readonly before: readonly SheetEdit[];
  readonly after: readonly SheetEdit[];
}

export type Answers = ReadonlyMap<number, ReadonlyMap<string, Answer>>;

/** The workbook on the desk: what was read, what was changed since, what was answered. */
export interface OpenWorkbook {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: WorkbookFormat;
  readonly sheets: readonly SheetView[];
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  readonly answers: Answers;
  /** To the reasons of returns, by their keys. */
  readonly replies: Replies;
  /** Columns of the unit's own that go along with the rows; null where there are none. */
  readonly kept: KeptColumns | null;
  /** The annex of which this is a merge of what units below reported, opened again; null where it is none. */
  readonly merge: string | null;
  /** The version each annex had when this was opened: a submission replaces that one and no other. */
  readonly bases: Readonly<Record<string, number>>;
  /** Rises with every change of content or answers. */
  readonly revision: number;
}

export type Change =
  | { readonly kind: 'opened'; readonly workbook: OpenWorkbook }
  | { readonly kind: 'edited'; readonly step: Step }
  | { readonly kind: 'undone' }
  | { readonly kind: 'redone' }
  | { readonly kind: 'checked'; readonly sheets: readonly SheetFindings[] }
  | { readonly kind: 'answered'; readonly sheet: number; readonly key: string; readonly answer: Answer | null }
  | { readonly kind: 'replied'; readonly key: string; readonly text: string }
  | { readonly kind: 'based'; readonly annex: string; readonly version: number }
  | { readonly kind: 'closed' };

export function newWorkbook(
  name: string,
  bytes: Uint8Array,
  opened: Opened,
  bases: Readonly<Record<string, number>>,
  from: Pick<OpenWorkbook, 'replies' | 'kept' | 'merge'> = { replies: new Map(), kept: null, merge: null },
): OpenWorkbook {
  const { format, sheets } = opened;
  return { name, bytes, format, sheets, past: [], future: [], answers: new Map(), ...from, bases, revision: 0 };
}

/** The step that writes these values, with what stood there before. */
export function stepOf(sheets: readonly SheetView[], after: readonly SheetEdit[]): Step {
  const before = after.map((edit) => {
    const grid = sheets.find((sheet) => sheet.source === edit.sheet)?.grid;
    return { ...edit, value: grid ? valueAt(grid, edit.row, edit.column) : null };
  });
  return { before, after };
}

function written(workbook: OpenWorkbook, edits: readonly SheetEdit[]): OpenWorkbook {
  const touched = new Map<number, SheetEdit[]>();
  for (const edit of edits) touched.set(edit.sheet, [...(touched.get(edit.sheet) ?? []), edit]);
  const sheets = workbook.sheets.map((sheet) => {
    const mine = touched.get(sheet.source);
    return mine ? { ...sheet, grid: withCells(sheet.grid, mine) } : sheet;
  });
  const answers = new Map(workbook.answers);
  for (const { index, source } of workbook.sheets) {
    const cells = new Set((touched.get(source) ?? []).map((edit) => a1(edit.row, edit.column)));
    const kept = [...(answers.get(index) ?? [])].filter(([, answer]) => !answer.cells.some((cell) => cells.has(cell)));
    answers.set(index, new Map(kept));
  }
  return { ...workbook, sheets, answers, revision: workbook.revision + 1 };
}

function checked(workbook: OpenWorkbook, results: readonly SheetFindings[]): OpenWorkbook {
  const byIndex = new Map(results.map((result) => [result.index, result]));
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, ...byIndex.get(sheet.index) })) };
}

function answered(workbook: OpenWorkbook, change: Extract<Change, { kind: 'answered' }>): OpenWorkbook {
  const mine = new Map(workbook.answers.get(change.sheet));
  if (change.answer) mine.set(change.key, change.answer);
  else mine.delete(change.key);
  const answers = new Map(workbook.answers).set(change.sheet, mine);
  return { ...workbook, answers, revision: workbook.revision + 1 };
}

/** The workbook after a change; null when it was closed (or nothing was open). */
export function changed(workbook: OpenWorkbook | null, change: Change): OpenWorkbook | null {
  if (change.kind === 'opened') return change.workbook;
  if (change.kind === 'closed' || !workbook) return null;
  switch (change.kind) {
    case 'edited':
      return { ...written(workbook, change.step.after), past: [...workbook.past, change.step], future: [] };
    case 'undone': {
      const step = workbook.past.at(-1);
      if (!step) return workbook;
      const past = workbook.past.slice(0, -1);
      return { ...written(workbook, step.before), past, future: [step, ...workbook.future] };
    }
    case 'redone': {
      const [step, ...future] = workbook.future;
      if (!step) return workbook;
      return { ...written(workbook, step.after), past: [...workbook.past, step], future };
    }
    case 'checked':
      return checked(workbook, change.sheets);
    case 'answered':
      return answered(workbook, change);
    case 'replied': {
      const replies = new Map(workbook.replies).set(change.key, change.text);
      return { ...workbook, replies, revision: workbook.revision + 1 };
    }
    case 'based':
      return { ...workbook, bases: { ...workbook.bases, [change.annex]: change.version } };
  }
}

/** Every changed cell once, with the value it has now. */
export function netEdits(workbook: OpenWorkbook): SheetEdit[] {
  const byCell = new Map<string, SheetEdit>();
  for (const step of workbook.past) {
    for (const edit of step.after) byCell.set(`${edit.sheet}:${edit.row}:${edit.column}`, edit);
  }
  return [...byCell.values()];
}

/**
 * The sheets handed in together with this one: all of its annex, as the Worker reads a workbook. Several forms are
 * several records; a list on several sheets (by town) is one list, which the officer has been asked about.
 */
export function submittedWith(workbook: OpenWorkbook, index: number): readonly SheetView[] {
  const annex = workbook.sheets[index]?.annex;
  return annex ? workbook.sheets.filter((other) => other.annex === annex) : [];
}

export function answersOf(workbook: OpenWorkbook, sheet: number): ReadonlyMap<string, Answer> {
  return workbook.answers.get(sheet) ?? new Map();
}

/** What stands in the way on some sheets: counts of errors and of open confirms. */
export function obstacles(workbook: OpenWorkbook, sheets: readonly SheetView[]): { errors: number; confirms: number } {
  let errors = 0;
  let confirms = 0;
  for (const sheet of sheets) {
    for (const finding of sheet.findings) {
      if (!blocks(finding, answersOf(workbook, sheet.index))) continue;
      if (finding.issue.severity === 'error') errors++;
      else confirms++;
    }
  }
  return { errors, confirms };
}

/** The edits of every fix that means the same as what was typed. A later fix never overwrites an earlier one's cell. */
export function safeFixes(sheet: SheetView): { count: number; edits: readonly Finding[] } {
  const taken = new Set<string>();
  const edits = sheet.findings.filter(({ issue }) => {
    if (!issue.fix?.safe || issue.fix.edits.length === 0) return false;
    if (issue.fix.edits.some((edit) => taken.has(edit.cell))) return false;
    for (const edit of issue.fix.edits) taken.add(edit.cell);
    return true;
  });
  return { count: edits.length, edits };
}
