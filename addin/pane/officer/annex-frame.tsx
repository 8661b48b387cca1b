import { parseA1 } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import type { Finding } from '../../ui/finding.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { TableState } from '../../usecases/desk-state.ts';
import { cellName } from '../cell-name.ts';
import { sayOpening, usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { Banner } from './banner.tsx';
import { Strips } from './strips.tsx';

const cellArea = (cell: string): Area | undefined => {
  const at = parseA1(cell);
  return at && { top: at.row, left: at.column, bottom: at.row, right: at.column };
};

/** One banner, one line of counts, one list, one button. */
export function AnnexFrame({ at }: { at: TableState }) {
  const say = usePaneSay();
  const { desk, handIn } = useWorld();
  const { selection, answers, activeSheet } = useStore(desk.store);
  const goTo = (sheet: string, cell: string | null) => {
    const area = cell === null ? undefined : cellArea(cell);
    if (area) void desk.goTo(sheet, area);
  };
  const goToFinding = ({ issue }: Finding) => goTo(at.table.sheet, issue.cell);
  return (
    <main class="frame">
      <Banner at={at} />
      <div class="body stack">
        <Strips at={at} />
        {handIn && <handIn.News at={at} />}
        <Counts at={at} />
        {handIn && <handIn.PlacePicker at={at} />}
        {at.findings.length === 0 && at.counts.rows > 0 && (
          <p class="clean word tone-good">
            <Icon name="done" />
            {say('counts.clean')}
          </p>
        )}
        <FindingList
          findings={at.findings}
          answers={answers.get(at.table.key) ?? new Map()}
          sheet={activeSheet?.name ?? ''}
          activeCell={selection ? cellName(selection) : ''}
          onGo={goToFinding}
          onGoTo={({ sheet, cell }) => goTo(sheet ?? at.table.sheet, cell)}
          below={(finding, answer) =>
            // The cell itself is where it is changed: the pane brings the officer there.
            handIn ? (
              <handIn.FindingHands at={at} finding={finding} answer={answer} onEdit={goToFinding} />
            ) : (
              finding.issue.cell && <div class="finding-actions hands-room" />
            )
          }
        />
      </div>
      {handIn ? <handIn.Foot at={at} /> : <NoFoot />}
    </main>
  );
}

/** Where the one button will stand; or that it did not come, and how to get it. */
function NoFoot() {
  const say = usePaneSay();
  const { handInLost } = useWorld();
  return (
    <footer class="foot stack" aria-busy={!handInLost}>
      {handInLost ? (
        <>
          <p class="word wrap small tone-amber" role="alert">
            <Icon name="offline" />
            {say('submit.lost')}
          </p>
          <button type="button" class="button wide retry" onClick={() => location.reload()}>
            {sayOpening('start.retry', say.locale)}
          </button>
        </>
      ) : (
        <span class="skeleton button-room" />
      )}
    </footer>
  );
}

/** 32 行 · 3 处须改 · 2 处待确认, told to those who hear the pane. */
function Counts({ at: { counts } }: { at: TableState }) {
  const say = usePaneSay();
  const { rows, errors, confirms, warnings } = counts;
  const parts = [
    errors > 0 && <span class="tone-error">{say('counts.error', { count: errors })}</span>,
    confirms > 0 && <span class="tone-amber">{say('counts.confirm', { count: confirms })}</span>,
    warnings > 0 && <span>{say('counts.warning', { count: warnings })}</span>,
  ].filter(Boolean);
  return (
    <p class="counts" aria-live="polite" aria-atomic="true">
      <span class="visually-hidden">{say('counts.live', { rows, errors, confirms, warnings })}</span>
      <span aria-hidden="true">
        <strong>{say('counts.rows', { count: rows })}</strong>
        {parts.map((part) => (
          <> · {part}</>
        ))}
      </span>
    </p>
  );
}
