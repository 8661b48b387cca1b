import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnnexProgress, ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import type { Decided } from '../../../shared/api/contracts/submission.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateWord, shownState } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import { isWaiting } from '../../usecases/board.ts';
import { useSay } from '../words.ts';
import { Failure } from './failure.tsx';
import { MovedStrip } from './moved-strip.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { addressOf, type Shown } from './route.ts';
import { useHeld } from './use-held.ts';
import { useSubmission } from './use-submission.ts';

interface SubmissionCardProps {
  readonly place: Shown;
  readonly entry: ProgressEntry;
  readonly open: boolean;
  readonly foldable: boolean;
  /** Whether its merge no longer says what stands below it. */
  readonly stale: boolean;
  readonly mayDecide: boolean;
  /** The annex below the own unit: where a decision shows. */
  readonly home: AnnexProgress | null;
  /** How often somebody asked for what stands here. */
  readonly asked: number;
  onReload(): Promise<void>;
}

/** What a unit handed in: state and receipt at a glance, opened as the sheet it is. */
export function SubmissionCard({
  place,
  entry,
  open,
  foldable,
  stale,
  mayDecide,
  home,
  asked,
  onReload,
}: SubmissionCardProps) {
  const say = useSay();
  const [decided, setDecided] = useState<Decided | null>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) box.current?.focus();
  }, [open]);
  return (
    <section ref={box} class="card stack unit-panel" aria-labelledby="unit-title" tabIndex={-1} data-unit={entry.unit}>
      <div class="row spread">
        <h2 id="unit-title">{say('unit.title', { unit: entry.unitName })}</h2>
        <div class="row">
          <StateWord state={shownState(entry)} />
          {entry.retired && entry.state !== 'exempt' && <StateWord state="retired" />}
          {entry.timeliness === 'late' && <StateWord state="late" />}
          {stale && <StateWord state="stale" />}
          {entry.submission !== null && !open && (
            <a class="button small" href={addressOf({ ...place, view: 'sheet' })}>
              <Icon name="sheet" />
              {say(mayDecide && isWaiting(entry) ? 'review.go' : 'unit.show')}
            </a>
          )}
          {open && foldable && (
            <a class="button plain small" href={addressOf({ ...place, view: 'board' })}>
              <Icon name="close" />
              {say('unit.close')}
            </a>
          )}
        </div>
      </div>
      <Facts entry={entry} />
      {decided && <Outcome decided={decided} unit={entry.unit} home={home} place={place} />}
      {open && entry.submission !== null && (
        <Opened
          entry={entry}
          asked={asked}
          mayDecide={mayDecide}
          onDecided={async (next) => {
            // The count beside it is the one after the decision.
            await onReload();
            setDecided(next);
            box.current?.scrollIntoView({ block: 'nearest' });
          }}
          onReload={onReload}
        />
      )}
    </section>
  );
}

function Facts({ entry }: { entry: ProgressEntry }) {
  const say = useSay();
  const { version, time, count, receiptNumber, submission, forward } = entry;
  const none = { exempt: 'unit.exempt', retired: 'unit.retired' } as const;
  if (version === null) return <p class="quiet">{say(none[shownState(entry) as 'exempt'] ?? 'unit.none')}</p>;
  return (
    <p class="row small quiet">
      <span>{say('tasks.version', { version })}</span>
      <span>{count === 0 ? say('receipt.nil') : say('unit.records', { count: count ?? 0 })}</span>
      {time && <span>{say('unit.received', { time: momentText(time, say.locale) })}</span>}
      {forward && <span>{say('unit.forward', { counted: forward.counted, expected: forward.expected })}</span>}
      {receiptNumber && (
        <a href={`#/receipt/${encodeURIComponent(receiptNumber)}`}>{say('unit.receipt', { number: receiptNumber })}</a>
      )}
      {submission && <a href={`#/history/${encodeURIComponent(submission)}`}>{say('unit.history')}</a>}
    </p>
  );
}

/** As it was when it was opened: what comes meanwhile is told, and changes nothing under a reviewer's hands. */
function Opened(props: {
  entry: ProgressEntry;
  asked: number;
  mayDecide: boolean;
  onDecided(decided: Decided): Promise<void>;
  onReload(): Promise<void>;
}) {
  const say = useSay();
  const { entry, asked } = props;
  const { submission, state, version } = entry;
  const { held, take } = useHeld({ submission, state }, asked);
  const { read, failure, load } = useSubmission(held.submission, held.state);
  const moved = held.submission !== submission || held.state !== state;
  const text = say('unit.moved', { unit: entry.unitName, version: version ?? 0, state: say(`state.${state}`) });
  return (
    <>
      <MovedStrip text={moved ? text : null} onTake={take} />
      {failure && <Failure failure={failure} onRetry={load} />}
      {!failure && !read && <span class="skeleton tall" />}
      {!failure && read && (
        <ReviewDesk
          read={read}
          mayDecide={props.mayDecide}
          onDecided={async (decided) => {
            await Promise.all([load(), props.onDecided(decided)]);
          }}
          onStale={props.onReload}
        />
      )}
    </>
  );
}

/** What was decided, what it does to the count, and the next one that waits. */
function Outcome(props: { decided: Decided; unit: string; home: AnnexProgress | null; place: Shown }) {
  const say = useSay();
  const { session } = useCaller();
  const { decided, home, place } = props;
  const next = home?.units.find((each) => isWaiting(each) && each.unit !== props.unit);
  const returned = decided.decision.kind === 'return';
  const { numerator: done, denominator: of } = home?.counts.reported ?? { numerator: 0, denominator: 0 };
  return (
    <div class={`strip ${returned ? 'tone-amber' : 'tone-good'} outcome`} role="status">
      <Icon name={returned ? 'returned' : 'done'} />
      <span class="strip-text">
        {say(returned ? 'review.returned' : 'review.accepted', { version: decided.submission.version })}{' '}
        {home && say('board.reported', { done, of })}
      </span>
      {next && (
        <a class="button small primary" href={addressOf({ ...place, unit: next.unit, view: 'sheet' })}>
          {say('review.next', { unit: next.unitName })}
        </a>
      )}
      <a class="button small" href={addressOf({ ...place, unit: session.unit, view: 'board' })}>
        {say('review.back')}
      </a>
    </div>
  );
}
