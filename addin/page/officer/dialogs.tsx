import { useEffect, useState } from 'preact/hooks';
import type { SubmissionItem } from '../../../shared/api/contracts/submission.ts';
import { useCaller } from '../../session/caller.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import { momentText } from '../../ui/time.ts';
import type { Stale } from './courier.ts';
import type { Task } from './submit-bar.tsx';

/** 零报告, declared with one confirm. */
export function NilDialog({ task, onDeclare, onClose }: { task: Task; onDeclare(): void; onClose(): void }) {
  const say = useSay();
  const { session } = useCaller();
  return (
    <Dialog title={say('nil.title')} onClose={onClose}>
      <p>{say('nil.ask', { unit: session.unitName, annex: task.annex.title })}</p>
      <div class="row">
        <button
          type="button"
          class="button primary declare-nil"
          onClick={() => {
            onClose();
            onDeclare();
          }}
        >
          {say('nil.go')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

/** Both versions side by side, and a choice. Nothing is overwritten without it. */
export function StaleDialog({ stale, onReplace, onClose }: { stale: Stale; onReplace(): void; onClose(): void }) {
  const say = useSay();
  const { theirs, parcel, version } = stale;
  const base = parcel.input.baseVersion ?? 0;
  return (
    <Dialog title={say('stale.title')} onClose={onClose}>
      <p>{say('stale.why')}</p>
      <div class="sides">
        <div class="side">
          <h3>{say('stale.theirs', { version })}</h3>
          {theirs && (
            <ul class="stack small">
              <li>{say('stale.at', { time: momentText(theirs.receivedAt, say.locale) })}</li>
              <li>{say('stale.rows', { count: theirs.count })}</li>
              <li>
                {say('receipt.title')} {theirs.receiptNumber}
              </li>
              <li>
                <StateWord state={theirs.state} />
              </li>
            </ul>
          )}
        </div>
        <div class="side">
          <h3>{say('stale.mine')}</h3>
          <ul class="stack small">
            {parcel.name !== '' && <li>{parcel.name}</li>}
            <li>{say('stale.rows', { count: parcel.input.records?.length ?? 0 })}</li>
            <li>{base === 0 ? say('stale.first') : say('stale.basedOn', { version: base })}</li>
          </ul>
        </div>
      </div>
      <div class="row">
        <button type="button" class="button primary replace" onClick={onReplace}>
          {say('stale.replace', { version: version + 1 })}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say('stale.keep')}
        </button>
      </div>
    </Dialog>
  );
}

/** Every version this unit has handed in for an annex. */
export function HistoryDialog({ task, onClose }: { task: Task; onClose(): void }) {
  const say = useSay();
  const { api, session } = useCaller();
  const [items, setItems] = useState<readonly SubmissionItem[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    api.submissions({ notice: task.notice.id, annex: task.annex.id, unit: session.unit }).then((answer) => {
      if (answer.ok) setItems(answer.value.items);
      else setFailed(true);
    });
  }, [task]);
  return (
    <Dialog title={`${say('history.title')} · ${task.annex.code}`} onClose={onClose}>
      {failed && <p class="strip tone-amber">{say('failure.offline')}</p>}
      {!failed && items === null && <span class="skeleton" />}
      {items?.length === 0 && <p class="quiet">{say('history.none')}</p>}
      <ul class="history">
        {items?.map((item) => (
          <li key={item.id}>
            <span class="row">
              <strong>{say('tasks.version', { version: item.version })}</strong>
              <StateWord state={item.state} />
              {item.timeliness === 'late' && <StateWord state="late" />}
            </span>
            <span class="quiet small">
              {momentText(item.receivedAt, say.locale)} ·{' '}
              {item.nil ? say('receipt.nil') : say('stale.rows', { count: item.count })} ·{' '}
              <a href={`#/receipt/${encodeURIComponent(item.receiptNumber)}`}>{item.receiptNumber}</a>
            </span>
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={onClose}>
        {say('dialog.close')}
      </button>
    </Dialog>
  );
}
