import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { SEVERITIES, type Severity } from '../../shared/issue/issue.ts';
import { type Answer, type Finding, type RelatedCell, relatedCells } from './finding.ts';
import { Icon } from './icon.tsx';
import { useSay } from './text.tsx';

export interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** Name of the sheet the findings are of. */
  readonly sheet: string;
  readonly activeCell: string;
  onGo(finding: Finding): void;
  /** To another cell of a finding across cells. */
  onGoTo(place: RelatedCell): void;
  /** What stands below a finding: what can be done about it. */
  below?(finding: Finding, answer: Answer | undefined): ComponentChildren;
}

const TONE = { error: 'error', confirm: 'amber', warning: 'amber', info: 'info' } as const;
/** More than a person reads at once; the rest on request, so that thousands don't stall a phone. */
const STEP = 100;

/** The findings by what they ask for: 须改, 待确认, 提醒, 说明. Each group folds; 说明 is folded at first. */
export function FindingList(props: FindingListProps) {
  return (
    <div class="findings">
      {SEVERITIES.map((severity) => (
        <Group key={severity} severity={severity} {...props} />
      ))}
    </div>
  );
}

function Group(props: FindingListProps & { severity: Severity }) {
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
            {...props}
            finding={finding}
            answer={props.answers.get(finding.key)}
            active={finding.issue.cell === props.activeCell}
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

function Item(props: FindingListProps & { finding: Finding; answer: Answer | undefined; active: boolean }) {
  const { finding, answer } = props;
  const { issue } = finding;
  return (
    <li class={props.active ? 'finding active' : 'finding'} data-code={issue.code} data-at={issue.cell ?? ''}>
      <button type="button" class="finding-go" disabled={!issue.cell} onClick={() => props.onGo(finding)}>
        {issue.cell && <span class="finding-place">{issue.cell}</span>}
        <span>{withoutPlace(finding.message, issue.cell)}</span>
      </button>
      <Related places={relatedCells(issue, props.sheet)} onGoTo={props.onGoTo} />
      {props.below?.(finding, answer)}
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

/** The sentence begins with its cell, which stands beside it as a label already. */
function withoutPlace(message: string, cell: string | null): string {
  return cell && message.startsWith(cell) ? message.slice(cell.length).replace(/^[\s:：,，]+/, '') : message;
}
