import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import { a1, parseA1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import { SEVERITIES, type Severity } from '../../../shared/issue/issue.ts';
import { type Finding, type RelatedCell, relatedCells } from '../../ui/finding.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import type { CellMark } from '../../ui/sheet-row.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useSay } from '../../ui/text.tsx';
import type { SheetView } from '../reader/protocol.ts';
import { choicesOf, typedValue } from './typed-value.ts';
import type { WorkbookDesk } from './use-workbook.ts';
import { answersOf, type OpenWorkbook, safeFixes } from './workbook-state.ts';

/** The other cells of a finding that stand on this very sheet. */
function ownRelated(finding: Finding, sheet: SheetView): string[] {
  return relatedCells(finding.issue, sheet.name).flatMap((place) => (place.sheet === null ? [place.cell] : []));
}

/** The worst finding of every cell; an answered one marks no more. */
function marksOf(sheet: SheetView, answered: (finding: Finding) => boolean): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const finding of sheet.findings) {
    const { cell, severity } = finding.issue;
    if (answered(finding)) continue;
    const others = severity === 'error' ? ownRelated(finding, sheet) : [];
    for (const address of [cell, ...others]) {
      if (!address) continue;
      const before = marks.get(address);
      const worse = !before || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity);
      const text = before ? `${before.text}\n${finding.message}` : finding.message;
      marks.set(address, { severity: worse ? severity : before.severity, text });
    }
  }
  return marks;
}

function startOf(sheet: SheetView): Position {
  return { row: sheet.header ? sheet.header.bottom + 1 : 1, column: 1 };
}

/** One sheet of the workbook beside its findings. */
export function SheetDesk(props: {
  desk: WorkbookDesk;
  workbook: OpenWorkbook;
  sheet: SheetView;
  /** The cell to begin at, where a finding on another sheet led here. */
  goal: Position | null;
  /** What the Worker found beyond the page: its word counts. */
  refused: readonly IssueJson[];
  /** Stands in for the findings of a sheet that is no annex. */
  noAnnex: ComponentChildren;
  onGoTo(place: RelatedCell): void;
}) {
  const { desk, workbook, sheet, goal } = props;
  const say = useSay();
  const [active, setActive] = useState<Position>(() => goal ?? startOf(sheet));
  const [reveal, setReveal] = useState({ count: goal ? 1 : 0, editing: false });
  const answers = answersOf(workbook, sheet.index);
  const marks = useMemo(() => marksOf(sheet, (finding) => answers.has(finding.key)), [sheet.findings, answers]);
  const address = a1(active.row, active.column);
  const related = useMemo(() => {
    const cells = sheet.findings.flatMap((finding) => {
      const all = [finding.issue.cell ?? '', ...ownRelated(finding, sheet)];
      return all.length > 1 && all.includes(address) ? all : [];
    });
    return new Set(cells.filter((cell) => cell !== address));
  }, [sheet, address]);

  const reach = (at: Position, editing: boolean) => {
    setActive(at);
    setReveal((now) => ({ count: now.count + 1, editing }));
  };
  const go = (finding: Finding, editing: boolean) => {
    const at = finding.issue.cell ? parseA1(finding.issue.cell) : undefined;
    if (at) reach(at, editing);
  };
  const next = (back: boolean) => {
    const open = sheet.findings.filter((f) => f.issue.cell && f.issue.severity !== 'info' && !answers.has(f.key));
    if (open.length === 0) return;
    const here = open.findIndex((f) => f.issue.cell === address);
    const step = here < 0 ? 0 : (here + (back ? -1 : 1) + open.length) % open.length;
    const finding = open[step];
    if (finding) go(finding, false);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      next(event.shiftKey);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  return (
    <div class="desk">
      <div class="desk-sheet">
        <CellLine sheet={sheet} at={active} mark={marks.get(address)} />
        <SheetGrid
          id={`sheet-${sheet.index}`}
          label={say('sheet.label', { sheet: sheet.name })}
          grid={sheet.grid}
          header={sheet.header}
          marks={marks}
          related={related}
          active={active}
          reveal={reveal.count}
          revealEditing={reveal.editing}
          hiddenRowWord={say('sheet.hiddenRow')}
          onActive={setActive}
          onEdit={(at, text) => {
            const before = valueAt(sheet.grid, at.row, at.column);
            desk.edit(sheet, [{ ...at, value: typedValue(sheet, at.column, before, text) }]);
          }}
          choicesOf={(column) => choicesOf(sheet, column)}
        />
      </div>
      <section class="desk-findings" aria-label={say('finding.title')}>
        {sheet.annex ? (
          <>
            <Counts sheet={sheet} findings={sheet.findings} answered={(f) => answers.has(f.key)} />
            <Tools desk={desk} workbook={workbook} sheet={sheet} />
            <Refused issues={props.refused} sheet={sheet} onGo={(at) => reach(at, false)} />
            <FindingList
              findings={sheet.findings}
              answers={answers}
              sheet={sheet.name}
              activeCell={address}
              actions={{
                onGo: (finding) => go(finding, false),
                onGoTo: (place) => {
                  const at = parseA1(place.cell);
                  if (place.sheet !== null || !at) props.onGoTo(place);
                  else reach(at, false);
                },
                onEdit: (finding) => go(finding, true),
                onTake: (finding) => desk.take(sheet, [finding]),
                onAnswer: (finding, reason) =>
                  desk.answer(sheet.index, finding, {
                    reason,
                    cells: [finding.issue.cell ?? '', ...(finding.issue.related ?? [])],
                  }),
                onReopen: (finding) => desk.answer(sheet.index, finding, null),
              }}
            />
          </>
        ) : (
          props.noAnnex
        )}
      </section>
    </div>
  );
}

/** The cell of a record's field, for an issue that came back without one. */
function placeOf(issue: IssueJson, sheet: SheetView): Position | undefined {
  if (issue.cell) return parseA1(issue.cell);
  const column = Object.entries(sheet.fields).find(([, field]) => field === issue.field)?.[0];
  return issue.row !== null && column ? { row: issue.row, column: Number(column) } : undefined;
}

function Refused(props: { issues: readonly IssueJson[]; sheet: SheetView; onGo(at: Position): void }) {
  const say = useSay();
  const standing = props.issues.filter(({ severity }) => severity === 'error' || severity === 'confirm');
  if (standing.length === 0) return null;
  return (
    <div class="refused" role="alert">
      <strong class="word tone-error">
        <Icon name="error" />
        {say('submit.refused')}
      </strong>
      <ul>
        {standing.map((issue) => {
          const at = placeOf(issue, props.sheet);
          return (
            <li key={`${issue.code}${issue.record}${issue.field}`} class="finding">
              <button type="button" class="finding-go" disabled={!at} onClick={() => at && props.onGo(at)}>
                {at && <span class="finding-place">{a1(at.row, at.column)}</span>}
                {issue.message}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Like the line above a sheet in Excel: the address and all of the cell's text, and what is said about it. */
function CellLine({ sheet, at, mark }: { sheet: SheetView; at: Position; mark: CellMark | undefined }) {
  const say = useSay();
  const text = shownText(valueAt(sheet.grid, at.row, at.column));
  return (
    <p class="cell-line" title={mark?.text}>
      <span class="cell-name">{a1(at.row, at.column)}</span>
      <span class={text === '' ? 'cell-whole quiet' : 'cell-whole'}>{text === '' ? say('sheet.blankCell') : text}</span>
    </p>
  );
}

function Counts(props: { sheet: SheetView; findings: readonly Finding[]; answered(finding: Finding): boolean }) {
  const say = useSay();
  const open = (severity: Severity) =>
    props.findings.filter((f) => f.issue.severity === severity && !props.answered(f)).length;
  const parts = (['error', 'confirm', 'warning'] as const)
    .map((severity) => ({ severity, count: open(severity) }))
    .filter(({ count }) => count > 0);
  return (
    <p class="counts" aria-live="polite" id="counts">
      <span>{say('counts.rows', { count: props.sheet.records })}</span>
      {parts.map(({ severity, count }) => (
        <span key={severity} class={`word tone-${severity === 'error' ? 'error' : 'amber'}`}>
          <Icon name={severity} />
          {say(`counts.${severity}`, { count })}
        </span>
      ))}
      {parts.length === 0 && (
        <span class="word tone-good">
          <Icon name="done" />
          {say('counts.clean')}
        </span>
      )}
    </p>
  );
}

function Tools({ desk, workbook, sheet }: { desk: WorkbookDesk; workbook: OpenWorkbook; sheet: SheetView }) {
  const say = useSay();
  const safe = safeFixes(sheet);
  const edited = workbook.past.length > 0 || workbook.future.length > 0;
  if (safe.count === 0 && !edited) return null;
  return (
    <div class="row tools">
      {safe.count > 0 && (
        <button type="button" class="button fix-all" onClick={() => desk.take(sheet, safe.edits)}>
          {say('fix.all', { count: safe.count })}
        </button>
      )}
      {edited && (
        <>
          <button type="button" class="button plain undo" disabled={workbook.past.length === 0} onClick={desk.undo}>
            <Icon name="undo" />
            {say('undo.go')}
          </button>
          {workbook.future.length > 0 && (
            <button type="button" class="button plain redo" onClick={desk.redo}>
              {say('undo.redo')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
