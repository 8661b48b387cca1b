import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Answer, type Finding, suggestion } from './finding.ts';
import { Icon } from './icon.tsx';
import { useSay } from './text.tsx';

export interface FindingHands {
  onTake(finding: Finding): void;
  onEdit(finding: Finding): void;
  onAnswer(finding: Finding, reason: string): void;
  onReopen(finding: Finding): void;
}

/** What can be done about a finding: take what is offered, change the cell, say why it stays as it is. */
export function FindingActions(props: { finding: Finding; answer: Answer | undefined; hands: FindingHands }) {
  const { finding, answer, hands } = props;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { issue } = finding;
  const offer = suggestion(issue);
  const answerable = issue.severity === 'confirm' || issue.severity === 'warning';
  return (
    <>
      {answer ? (
        <div class="row finding-actions">
          <span class="word tone-good small">
            <Icon name="done" />
            {answer.reason ? say('finding.keptBecause', { reason: answer.reason }) : say('finding.kept')}
          </span>
          <button type="button" class="button plain small" onClick={() => hands.onReopen(finding)}>
            {say('finding.reopen')}
          </button>
        </div>
      ) : (
        <div class="row finding-actions">
          {offer !== undefined && (
            <button
              type="button"
              class="button small take"
              onClick={(event) => {
                focusNext(event.currentTarget);
                hands.onTake(finding);
              }}
            >
              {offer === '' ? say('finding.clear') : say('finding.take', { value: short(offer) })}
            </button>
          )}
          {answerable && !asking && (
            <button type="button" class="button small keep" onClick={() => setAsking(true)}>
              {say(issue.severity === 'confirm' ? 'finding.keep' : 'finding.reason')}
            </button>
          )}
          {issue.cell && (
            <button type="button" class="button small edit" onClick={() => hands.onEdit(finding)}>
              {say('finding.edit')}
            </button>
          )}
        </div>
      )}
      {asking && !answer && (
        <ReasonForm
          needed={issue.severity === 'warning'}
          onDone={(reason) => {
            setAsking(false);
            if (reason !== null) hands.onAnswer(finding, reason);
          }}
        />
      )}
    </>
  );
}

/** A settled finding goes away: the focus moves on to the next one before that, so that a keyboard loses no place. */
function focusNext(from: Element): void {
  const item = from.closest('li');
  const next = item?.nextElementSibling ?? item?.previousElementSibling;
  const goal = next?.querySelector<HTMLElement>('.finding-go') ?? item?.closest('details')?.querySelector('summary');
  goal?.focus();
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
}

function ReasonForm({ needed, onDone }: { needed: boolean; onDone(reason: string | null): void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  // The autofocus attribute works once a page load; this box appears whenever its button is pressed.
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <form
      class="row reason"
      onSubmit={(event) => {
        event.preventDefault();
        focusNext(event.currentTarget);
        onDone(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone(null);
      }}
    >
      <input
        ref={box}
        class="input"
        aria-label={say('finding.reasonLabel')}
        placeholder={say(needed ? 'finding.reasonLabel' : 'finding.reasonOptional')}
        maxLength={200}
        required={needed}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit" class="button small">
        {say('finding.confirm')}
      </button>
    </form>
  );
}
