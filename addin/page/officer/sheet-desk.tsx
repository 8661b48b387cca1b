import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import { a1, parseA1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import type { Finding, RelatedCell } from '../../ui/finding.ts';
import { FindingActions, type FindingHands } from '../../ui/finding-actions.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import type { CellMark } from '../../ui/sheet-row.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useSay } from '../../ui/text.tsx';
import { unanswered } from '../../usecases/returned.ts';
import type { SheetView } from '../reader/protocol.ts';
import { marksOf, ownRelated } from './sheet-marks.ts';
import { remarksOf, SheetReasons } from './sheet-reasons.tsx';
import { Counts, Refused, Tools } from './sheet-side.tsx';
import { choicesOf, typedValue } from './typed-value.ts';
import type { AnnexReturn } from './use-returned.ts';
import type { WorkbookDesk } from './use-workbook.ts';
import { answersOf, type OpenWorkbook } from './workbook-state.ts';

function startOf(sheet: SheetView): Position {
  return { row: sheet.header ? sheet.header.bottom + 1 : 1, column: 1 };
}

/** The next of these cells after the one given, or before it; round and round. */
function nextOf(cells: readonly string[], from: string, back: boolean): string | undefined {
  const here = cells.indexOf(from);
  return cells[here < 0 ? 0 : (here + (back ? -1 : 1) + cells.length) % cells.length];
}

/** One sheet of the workbook beside its findings, and the reasons it came back for. */
export function SheetDesk(props: {
  desk: WorkbookDesk;
  workbook: OpenWorkbook;
  sheet: SheetView;
  /** The cell to begin at, where a finding on another sheet led here. */
  goal: Position | null;
  /** What the Worker found beyond the page. */
  refused: readonly IssueJson[];
  /** The return that this annex answers. */
  returned: AnnexReturn | undefined;
  /** Stands in for the findings of a sheet that is no annex. */
  noAnnex: ComponentChildren;
  onGoTo(place: RelatedCell): void;
}) {
  const { desk, workbook, sheet, goal, returned } = props;
  const say = useSay();
  const [active, setActive] = useState<Position>(() => goal ?? startOf(sheet));
  const [reveal, setReveal] = useState({ count: goal ? 1 : 0, editing: false });
  const answers = answersOf(workbook, sheet.index);
  const answered = (finding: Finding) => answers.has(finding.key);
  const remarks = useMemo(
    () => remarksOf(returned, sheet.index, workbook.replies, say('returned.mark')),
    [returned, sheet.index, workbook.replies, say],
  );
  const left = returned ? unanswered(returned.returned, workbook.replies).length : 0;
  const marks = useMemo(() => marksOf(sheet, answered, remarks), [sheet.findings, answers, remarks]);
  const address = a1(active.row, active.column);
  const related = useMemo(() => {
    const cells = sheet.findings.flatMap((finding) => {
      const all = [finding.issue.cell ?? '', ...ownRelated(finding, sheet)];
      return all.length > 1 && all.includes(address) ? all : [];
    });
    return new Set(cells.filter((cell) => cell !== address));
  }, [sheet, address]);

  const reach = (at: Position | undefined, editing = false) => {
    if (!at) return;
    setActive(at);
    setReveal((now) => ({ count: now.count + 1, editing }));
  };
  const go = (finding: Finding, editing = false) => reach(parseA1(finding.issue.cell ?? ''), editing);
  const goTo = (place: RelatedCell) => {
    if (place.sheet === null) reach(parseA1(place.cell));
    else props.onGoTo(place);
  };
  const hands: FindingHands = {
    onEdit: (finding) => go(finding, true),
    onTake: (finding) => desk.take(sheet, [finding]),
    onAnswer: (finding, reason) => {
      const cells = [finding.issue.cell ?? '', ...(finding.issue.related ?? [])];
      desk.answer(sheet.index, finding, { reason, cells });
    },
    onReopen: (finding) => desk.answer(sheet.index, finding, null),
  };
  // Before the next key: of an effect that comes later it would find the cell before.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      const open = sheet.findings.filter((f) => f.issue.severity !== 'info' && !answered(f));
      const cells = [...remarks.map(({ cell }) => cell), ...open.flatMap((f) => f.issue.cell ?? [])];
      reach(parseA1(nextOf([...new Set(cells)], address, event.shiftKey) ?? ''));
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
            {returned && (
              <SheetReasons
                desk={desk}
                workbook={workbook}
                sheet={sheet.index}
                returned={returned}
                activeCell={address}
                onGo={goTo}
              />
            )}
            <Counts sheet={sheet} clean={left === 0} answered={answered} />
            <Tools desk={desk} workbook={workbook} sheet={sheet} />
            <Refused issues={props.refused} sheet={sheet} onGo={reach} />
            <FindingList
              findings={sheet.findings}
              answers={answers}
              sheet={sheet.name}
              activeCell={address}
              onGo={(finding) => go(finding)}
              onGoTo={goTo}
              below={(finding, answer) => <FindingActions finding={finding} answer={answer} hands={hands} />}
            />
          </>
        ) : (
          props.noAnnex
        )}
      </section>
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
