import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import type { SubmissionItem, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { recordGrid } from '../../ui/record-grid.ts';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import { momentText } from '../../ui/time.ts';

/** What one unit has handed in for the annex: every version, and the content of one. */
export function UnitSubmissions(props: {
  notice: string;
  annex: string;
  entry: ProgressEntry;
  onDrill: (() => void) | undefined;
  onClose(): void;
}) {
  const { notice, annex, entry } = props;
  const say = useSay();
  const { api } = useCaller();
  const [items, setItems] = useState<readonly SubmissionItem[] | null>(null);
  const [shown, setShown] = useState<SubmissionJson | null>(null);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    let current = true;
    setItems(null);
    setShown(null);
    box.current?.focus();
    api.submissions({ notice, annex, unit: entry.unit }).then((answer) => {
      if (!current) return;
      if (answer.ok) setItems(answer.value.items);
      else setProblem(say('failure.offline'));
    });
    return () => {
      current = false;
    };
  }, [api, notice, annex, entry.unit]);
  const show = async (id: string) => {
    const answer = await api.submission(id);
    if (answer.ok) setShown(answer.value);
    else setProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  return (
    <section ref={box} class="card stack unit-panel" aria-labelledby="unit-title" tabIndex={-1} data-unit={entry.unit}>
      <div class="row spread">
        <h2 id="unit-title">{say('unit.title', { unit: entry.unitName })}</h2>
        <div class="row">
          <StateWord state={entry.state} />
          {props.onDrill && (
            <button type="button" class="button small" onClick={props.onDrill}>
              {say('unit.below')}
            </button>
          )}
          <button type="button" class="button plain small" onClick={props.onClose}>
            <Icon name="close" />
            {say('unit.close')}
          </button>
        </div>
      </div>
      {problem && <p class="strip tone-error">{problem}</p>}
      {items === null && !problem && <span class="skeleton" />}
      {items?.length === 0 && <p class="quiet">{say('unit.none')}</p>}
      <ul class="history">
        {items?.map((item) => (
          <li key={item.id} class="row spread">
            <span class="row">
              <strong>{say('tasks.version', { version: item.version })}</strong>
              <StateWord state={item.state} />
              {item.timeliness === 'late' && <StateWord state="late" />}
              <span class="quiet small">
                {momentText(item.receivedAt, say.locale)} ·{' '}
                {item.nil ? say('receipt.nil') : say('unit.records', { count: item.count })} · {item.receiptNumber}
              </span>
            </span>
            {!item.nil && (
              <button type="button" class="button small" onClick={() => show(item.id)}>
                {say('unit.show')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown && <Shown submission={shown} />}
    </section>
  );
}

function Shown({ submission }: { submission: SubmissionJson }) {
  const annex = annexById(submission.annex);
  const sheet = useMemo(() => (annex ? recordGrid(annex, submission.records) : null), [annex, submission]);
  const [active, setActive] = useState({ row: 1, column: 1 });
  if (!annex || !sheet) return null;
  return (
    <SheetGrid
      id="submission"
      label={annex.title}
      grid={sheet.grid}
      header={sheet.header}
      marks={new Map()}
      related={new Set()}
      active={active}
      reveal={0}
      hiddenRowWord=""
      onActive={setActive}
    />
  );
}
