import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import type { CellChange } from '../../../shared/inspect/edit-sheet.ts';
import type { ReportingUnit } from '../../../shared/inspect/inspection.ts';
import type { Answer, Finding } from '../../ui/finding.ts';
import type { Say } from '../../ui/text.tsx';
import type { Placed, ReasonPlace, Replies } from '../../usecases/returned.ts';
import type { Content, SheetEdit, SheetFindings, SheetView } from '../reader/protocol.ts';
import { type Progress, type Reader, startReader } from '../reader/reader.ts';
import { type Carried, editsOf } from './carried.ts';
import type { Draft } from './draft.ts';
import { answersAgain, ownColumns } from './handed-in.ts';
import { useDraft } from './use-draft.ts';
import { changed, netEdits, newWorkbook, type OpenWorkbook, stepOf } from './workbook-state.ts';

/** A workbook to be opened. */
export interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadProblem {
  readonly name: string;
  readonly message: string;
}

/** What is put on a file as it is opened. */
export interface PutOn {
  readonly draft?: Draft;
  /** Written into the file as one step that can be undone. */
  readonly carried?: Carried;
  /** The version that the file is of: what was answered to its findings need not be answered again. */
  readonly handedIn?: SubmissionJson;
}

export interface WorkbookDesk {
  readonly workbook: OpenWorkbook | null;
  readonly reading: { readonly name: string; readonly progress: Progress } | null;
  readonly problem: ReadProblem | null;
  open(file: Chosen, bases: Readonly<Record<string, number>>, on?: PutOn): Promise<void>;
  cancel(): void;
  close(): void;
  /** Drops the draft: everything in it was handed in. */
  forget(): void;
  edit(sheet: SheetView, cells: readonly CellChange[]): void;
  take(sheet: SheetView, findings: readonly Finding[]): void;
  undo(): void;
  redo(): void;
  answer(sheet: number, finding: Finding, answer: Answer | null): void;
  reply(key: string, text: string): void;
  rebase(annex: string, version: number): void;
  content(sheets: readonly number[], notice: string): Promise<Content>;
  /** The cell of each reason of a return on these sheets, by its key. */
  places(of: Placed, sheets: readonly number[]): Promise<ReadonlyMap<string, ReasonPlace>>;
  /** The corrected workbook as a file. */
  save(): Promise<{ name: string; bytes: Uint8Array }>;
}

/** The workbook on the officer's desk, read and checked by the reading thread. `unit`: who reports. */
export function useWorkbook(unit: ReportingUnit, say: Say): WorkbookDesk {
  const [workbook, dispatch] = useReducer(changed, null);
  const [reading, setReading] = useState<WorkbookDesk['reading']>(null);
  const [problem, setProblem] = useState<ReadProblem | null>(null);
  const reader = useRef<Reader | null>(null);
  const run = useRef(0);

  const stop = () => {
    run.current++;
    reader.current?.close();
    reader.current = null;
    setReading(null);
  };
  useEffect(() => stop, []);

  const check = (order: Promise<readonly SheetFindings[]> | undefined) => {
    const mine = run.current;
    order?.then(
      (sheets) => mine === run.current && dispatch({ kind: 'checked', sheets }),
      (reason: Error) => setProblem({ name: '', message: reason.message }),
    );
  };
  useEffect(() => {
    if (workbook) check(reader.current?.ask('describe', { locale: say.locale }));
  }, [say.locale]);
  const forget = useDraft(workbook, unit.code);

  const open: WorkbookDesk['open'] = async (file, bases, { draft, carried, handedIn } = {}) => {
    stop();
    setProblem(null);
    dispatch({ kind: 'closed' });
    const mine = run.current;
    const started = startReader();
    reader.current = started;
    setReading({ name: file.name, progress: { stage: 'reading', done: 0, of: 1 } });
    const kept = draft ? draft.kept : handedIn ? ownColumns(handedIn) : null;
    const ask = { name: file.name, bytes: file.bytes, unit, locale: say.locale, ...(kept && { kept }) };
    try {
      const opened = await started.ask('open', ask, (progress) => {
        if (mine === run.current) setReading({ name: file.name, progress });
      });
      if (mine !== run.current) return;
      setReading(null);
      if (!opened.ok) {
        setProblem({ name: file.name, message: opened.message });
        return;
      }
      // Another file in place of this one answers the same return.
      const replies: Replies = draft ? new Map(draft.replies) : (workbook?.replies ?? new Map());
      const merge = draft ? draft.merge : handedIn?.forward ? handedIn.annex : null;
      const from = { replies, kept, merge };
      const made = newWorkbook(file.name, file.bytes, opened.value, bases, from);
      // Rows of mine that no file holds yet are kept from now on, as if I had just written them.
      dispatch({ kind: 'opened', workbook: carried && carried.rows > 0 ? { ...made, revision: 1 } : made });
      const edits = draft?.edits ?? (carried ? await editsOf(carried, opened.value, started) : []);
      if (mine !== run.current) return;
      if (edits.length > 0) {
        dispatch({ kind: 'edited', step: stepOf(opened.value.sheets, edits) });
        check(started.ask('edit', { edits }));
      }
      const given = draft?.answers ?? (handedIn ? answersAgain(handedIn, opened.value) : []);
      for (const [sheet, answers] of given) {
        for (const [key, answer] of answers) dispatch({ kind: 'answered', sheet, key, answer });
      }
    } catch (reason) {
      if (mine !== run.current) return;
      stop();
      console.error(reason);
      setProblem({ name: file.name, message: say('read.broken') });
    }
  };
  const write = (edits: readonly SheetEdit[]) => {
    if (!workbook || edits.length === 0) return;
    dispatch({ kind: 'edited', step: stepOf(workbook.sheets, edits) });
    check(reader.current?.ask('edit', { edits }));
  };
  return {
    workbook,
    reading,
    problem,
    open,
    cancel: stop,
    close: () => {
      stop();
      dispatch({ kind: 'closed' });
      forget();
    },
    forget,
    edit: (sheet, cells) => write(cells.map((cell) => ({ sheet: sheet.source, ...cell }))),
    take: (sheet, findings) => write(findings.flatMap((finding) => fixEdits(sheet.source, finding))),
    undo: () => {
      const step = workbook?.past.at(-1);
      if (!step) return;
      dispatch({ kind: 'undone' });
      check(reader.current?.ask('edit', { edits: step.before }));
    },
    redo: () => {
      const step = workbook?.future[0];
      if (!step) return;
      dispatch({ kind: 'redone' });
      check(reader.current?.ask('edit', { edits: step.after }));
    },
    answer: (sheet, finding, answer) => dispatch({ kind: 'answered', sheet, key: finding.key, answer }),
    reply: (key, text) => dispatch({ kind: 'replied', key, text }),
    rebase: (annex, version) => dispatch({ kind: 'based', annex, version }),
    content: (sheets, notice) => asked(reader.current).ask('content', { sheets, notice, unit: unit.code }),
    places: (of, sheets) => asked(reader.current).ask('places', { of, sheets }),
    save: () => asked(reader.current).ask('save', { edits: workbook ? netEdits(workbook) : [] }),
  };
}

function asked(reader: Reader | null): Reader {
  if (!reader) throw new Error('no workbook is open');
  return reader;
}

function fixEdits(sheet: number, finding: Finding): SheetEdit[] {
  return (finding.issue.fix?.edits ?? []).flatMap((edit) => {
    const at = parseA1(edit.cell);
    return at ? [{ sheet, ...at, value: edit.value }] : [];
  });
}
