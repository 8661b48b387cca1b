import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SEVERITIES, type Severity } from '../../shared/issue/issue.ts';
import { type Answer, type Finding, type RelatedCell, relatedCells, suggestion } from './finding.ts';
import { Icon } from './icon.tsx';
import { useSay } from './text.tsx';

export interface FindingActions {
  onGo(finding: Finding): void;
  /** To another cell of a finding across cells. */
  onGoTo(place: RelatedCell): void;
  onTake(finding: Finding): void;
  onEdit(finding: Finding): void;
  onAnswer(finding: Finding, reason: string): void;
  onReopen(finding: Finding): void;
}

const TONE = { error: 'error', confirm: 'amber', warning: 'amber', info: 'info' } as const;
/** More than a person reads at once; the rest on request, so that thousands don't stall a phone. */
const STEP = 100;

/** The findings by what they ask for: 须改, 待确认, 提醒, 说明. Each group folds; 说明 is folded at first. */
export function FindingList(props: {
  findings: readonly Finding[];
  answers: ReadonlyMap<string, Answer>;
  /** Name of the sheet the findings are of. */
  sheet: string;
  activeCell: string;
  actions: FindingActions;
}) {
  return (
    <div class="findings">
      {SEVERITIES.map((severity) => (
        <Group key={severity} severity={severity} {...props} />
      ))}
    </div>
  );
}

function Group(props: {
  severity: Severity;
  findings: readonly Finding[];
  answers: ReadonlyMap<string, Answer>;
  sheet: string;
  activeCell: string;
  actions: FindingActions;
}) {
  const say = useSay();
  const [most, setMost] = useState(STEP);
  const mine = props.findings.filter((f) => f.issue.severity === props.severity);
  if (mine.length === 0) return null;
  const open = mine.filter((f) => !props.answers.has(f.key)).length;
  return (
    <details class="finding-group" data-severity={props.severity} open={props.severity !== 'info'}>
      <summary class={`word tone-${TONE[props.severity]}`}>
        <Icon name={props.severity} />
        {say(`severity.${props.severity}`)} ({mine.length})
        {open < mine.length && (
          <span class="quiet small">{say('finding.answered', { count: mine.length - open })}</span>
        )}
      </summary>
      <ul>
        {mine.slice(0, most).map((finding) => (
          <Item
            key={finding.key}
            finding={finding}
            answer={props.answers.get(finding.key)}
            sheet={props.sheet}
            active={finding.issue.cell === props.activeCell}
            actions={props.actions}
          />
        ))}
      </ul>
      {mine.length > most && (
        <button type="button" class="button plain" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, mine.length - most) })}
        </button>
      )}
    </details>
  );
}

function Item(props: {
  finding: Finding;
  answer: Answer | undefined;
  sheet: string;
  active: boolean;
  actions: FindingActions;
}) {
  const { finding, answer, actions } = props;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { issue } = finding;
  const offer = suggestion(issue);
  const answerable = issue.severity === 'confirm' || issue.severity === 'warning';
  return (
    <li class={props.active ? 'finding active' : 'finding'} data-code={issue.code} data-at={issue.cell ?? ''}>
      <button type="button" class="finding-go" disabled={!issue.cell} onClick={() => actions.onGo(finding)}>
        {issue.cell && <span class="finding-place">{issue.cell}</span>}
        <span>{withoutPlace(finding.message, issue.cell)}</span>
      </button>
      <Related places={relatedCells(issue, props.sheet)} onGoTo={actions.onGoTo} />
      {answer ? (
        <div class="row finding-actions">
          <span class="word tone-good small">
            <Icon name="done" />
            {answer.reason ? say('finding.keptBecause', { reason: answer.reason }) : say('finding.kept')}
          </span>
          <button type="button" class="button plain small" onClick={() => actions.onReopen(finding)}>
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
                actions.onTake(finding);
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
            <button type="button" class="button small edit" onClick={() => actions.onEdit(finding)}>
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
            if (reason !== null) actions.onAnswer(finding, reason);
          }}
        />
      )}
    </li>
  );
}

/** More cells than these are not clicked through one by one. */
const NAMED = 8;

function Related({ places, onGoTo }: { places: readonly RelatedCell[]; onGoTo(place: RelatedCell): void }) {
  const say = useSay();
  if (places.length === 0) return null;
  return (
    <p class="row small related-places">
      {say('finding.related')}
      {places.slice(0, NAMED).map((place) => {
        const name = place.sheet === null ? place.cell : `${place.sheet}!${place.cell}`;
        return (
          <button key={name} type="button" class="link" onClick={() => onGoTo(place)}>
            {name}
          </button>
        );
      })}
      {places.length > NAMED && say('finding.relatedMore', { count: places.length })}
    </p>
  );
}

/** A settled finding goes away: the focus moves on to the next one before that, so that a keyboard loses no place. */
function focusNext(from: Element): void {
  const item = from.closest('li');
  const next = item?.nextElementSibling ?? item?.previousElementSibling;
  const goal = next?.querySelector<HTMLElement>('.finding-go') ?? item?.closest('details')?.querySelector('summary');
  goal?.focus();
}

/** The sentence begins with its cell, which stands beside it as a label already. */
function withoutPlace(message: string, cell: string | null): string {
  return cell && message.startsWith(cell) ? message.slice(cell.length).replace(/^[\s:：,，]+/, '') : message;
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
