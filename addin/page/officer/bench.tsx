import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import { unanswered } from '../../usecases/returned.ts';
import type { SheetView } from '../reader/protocol.ts';
import { useSay } from '../words.ts';
import { DropZone } from './drop-zone.tsx';
import { ownLabels } from './handed-in.ts';
import { NoAnnex } from './no-annex.tsx';
import { SheetDesk } from './sheet-desk.tsx';
import { SubmitBar } from './submit-bar.tsx';
import type { Task } from './task.ts';
import type { Delivery } from './use-delivery.ts';
import { type AnnexReturn, useReturned } from './use-returned.ts';
import type { Chosen, WorkbookDesk } from './use-workbook.ts';
import type { OpenWorkbook } from './workbook-state.ts';

/** What the Worker says of a reason that was left without an answer. */
const REPLY_MISSING = 'review.replyMissing';

/** Puts the writing mark where the first answer is missing. */
function goToUnanswered({ returned }: AnnexReturn, { replies }: OpenWorkbook): void {
  const [first] = unanswered(returned, replies);
  const field = document.querySelector<HTMLElement>(`[data-reason="${CSS.escape(first?.key ?? '')}"] textarea`);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/** The open workbook: its sheets as tabs, the chosen one beside its findings, and the submit bar. */
export function Bench(props: {
  desk: WorkbookDesk;
  workbook: OpenWorkbook;
  tasks: ReadonlyMap<string, Task>;
  delivery: Delivery;
  onFile(file: Chosen): void;
  onBlank(task: Task): void;
  onProblem(message: string): void;
}) {
  const { desk, workbook, tasks, delivery } = props;
  const say = useSay();
  const first = workbook.sheets.find((sheet) => sheet.annex) ?? workbook.sheets[0];
  const [index, setIndex] = useState(first?.index ?? 0);
  const [goal, setGoal] = useState<Position | null>(null);
  const sheet = workbook.sheets[index];
  const missing = delivery.issues.some(({ code }) => code === REPLY_MISSING);
  const returns = useReturned(desk, tasks, missing);
  const returned = sheet?.annex ? returns.get(sheet.annex) : undefined;
  useEffect(() => {
    if (missing && returned) goToUnanswered(returned, workbook);
  }, [missing, returned !== undefined]);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (inField || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) desk.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) desk.redo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const choose = (next: number) => {
    setGoal(null);
    setIndex(next);
  };
  if (!sheet) return null;
  const annex = sheet.annex ? annexById(sheet.annex) : undefined;
  const task = sheet.annex ? tasks.get(sheet.annex) : undefined;
  return (
    <section class="bench">
      <div class="row spread bench-head">
        <h1 class="bench-title">
          {annex ? `${annex.code} ${annex.title}` : workbook.name}
          <span class="quiet small"> {annex && workbook.name}</span>
        </h1>
        <div class="row">
          <DropZone compact={true} onFile={props.onFile} onProblem={props.onProblem} />
          <button type="button" class="button plain" onClick={desk.close}>
            <Icon name="close" />
            {say('dialog.close')}
          </button>
        </div>
      </div>
      {workbook.sheets.length > 1 && <Tabs workbook={workbook} index={index} onIndex={choose} />}
      {annex && tasks.size > 0 && !task?.annex.must && (
        <p class="strip tone-amber">
          <Icon name="warning" />
          <span class="strip-text">{say('sheet.otherNotice')}</span>
        </p>
      )}
      {workbook.merge !== null && workbook.merge === sheet.annex && (
        <p class="strip tone-amber merge">
          <Icon name="warning" />
          <span class="strip-text">{say('sheet.merge')}</span>
          <a class="button small" href="#/board">
            {say('face.board')}
          </a>
        </p>
      )}
      {workbook.kept && workbook.kept.annex === sheet.annex && (
        <p class="strip tone-info">
          <Icon name="info" />
          <span class="strip-text">{say('sheet.keptColumns', { labels: ownLabels(workbook.kept) })}</span>
        </p>
      )}
      <Refused delivery={delivery} />
      <SheetDesk
        key={sheet.index}
        desk={desk}
        workbook={workbook}
        sheet={sheet}
        goal={goal}
        refused={returned ? delivery.issues.filter(({ code }) => code !== REPLY_MISSING) : delivery.issues}
        returned={returned}
        noAnnex={<NoAnnex tasks={tasks} onBlank={props.onBlank} />}
        onGoTo={(place) => {
          const to = workbook.sheets.find((each) => each.name === place.sheet);
          const at = parseA1(place.cell);
          if (!to || !at) return;
          setGoal(at);
          setIndex(to.index);
        }}
      />
      {(annex || workbook.past.length > 0) && (
        <SubmitBar
          desk={desk}
          workbook={workbook}
          sheet={sheet}
          task={task}
          reached={tasks.size > 0}
          returned={returned}
          delivery={delivery}
          onUnanswered={() => returned && goToUnanswered(returned, workbook)}
        />
      )}
    </section>
  );
}

function Tabs({ workbook, index, onIndex }: { workbook: OpenWorkbook; index: number; onIndex(index: number): void }) {
  const say = useSay();
  return (
    <fieldset class="tabs" aria-label={say('sheet.tabs')}>
      {workbook.sheets.map((sheet) => {
        const errors = sheet.findings.filter((finding) => finding.issue.severity === 'error').length;
        return (
          <button
            key={sheet.index}
            type="button"
            class={sheet.index === index ? 'tab chosen' : 'tab'}
            aria-pressed={sheet.index === index}
            onClick={() => onIndex(sheet.index)}
          >
            <Icon name={sheet.annex ? (errors > 0 ? 'error' : 'sheet') : 'exempt'} />
            {sheet.name}
            {sheet.grid.hidden && <span class="quiet">{say('sheet.hidden')}</span>}
            <span class="quiet small">{codeBeside(sheet)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

/** The annex's code, where the sheet's own name does not say it already. */
function codeBeside(sheet: SheetView): string {
  const code = sheet.annex ? (annexById(sheet.annex)?.code ?? '') : '';
  return sheet.name.includes(code) ? '' : code;
}

/** Why the Worker did not take it, where that is not about cells. */
function Refused({ delivery }: { delivery: Delivery }) {
  if (!delivery.message || delivery.issues.length > 0) return null;
  return (
    <div class="strip tone-error refused" role="alert">
      <Icon name="error" />
      <p class="strip-text">{delivery.message}</p>
    </div>
  );
}
