import { useMemo, useRef, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { ForwardParts } from '../../../shared/api/contracts/forward-parts.ts';
import type { DecisionInput } from '../../../shared/api/contracts/review.ts';
import type { Decided, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { a1 } from '../../../shared/grid/address.ts';
import { newKey } from '../../outbox/new-key.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { submissionGrid } from '../../ui/record-grid.ts';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import { StampPanel } from '../history/stamp.tsx';
import { useSay } from '../words.ts';
import { DecideBar } from './decide-bar.tsx';
import { EarlierReasons, returnInForce } from './earlier-reasons.tsx';
import { draftFor, dropDraft, keepDraft, type ReviewDraft } from './review-draft.ts';
import { ReviewFindings } from './review-findings.tsx';
import { placeAt, positionOf, type ReasonPlace, type Reasons, reviewMarks } from './review-places.ts';
import { ReasonBox, ReasonList } from './review-reasons.tsx';
import type { ReadSubmission } from './use-submission.ts';

const NONE: ReadonlySet<string> = new Set();
const UNWRITTEN: Reasons = new Map();

interface ReviewDeskProps {
  readonly read: ReadSubmission;
  readonly mayDecide: boolean;
  onDecided(decided: Decided): Promise<void>;
  /** A newer version came, or somebody else decided. */
  onStale(): Promise<void>;
}

/** One submission as the sheet it is, beside what is to be said about it: for reading, or for deciding. */
export function ReviewDesk({ read, mayDecide, onDecided, onStale }: ReviewDeskProps) {
  const say = useSay();
  const { submission } = read;
  const annex = annexById(submission.annex);
  const open = submission.state === 'submitted' || submission.state === 'accepted';
  const writing = mayDecide && open;
  const draft = useDraft(submission);
  const deciding = useDeciding(submission, onDecided);
  if (!annex) return null;
  const reasons: Reasons = writing ? draft.reasons : UNWRITTEN;
  return (
    <>
      {writing && draft.carried && (
        <p class="strip tone-info" role="status">
          <Icon name="info" />
          <span class="strip-text">{say('review.carried', { version: submission.version })}</span>
        </p>
      )}
      <HeaderFacts annex={annex} header={submission.header} />
      <Desk read={read} annex={annex} reasons={reasons} writing={writing} draft={draft} />
      {writing && (
        <DecideBar
          state={submission.state}
          reasons={reasons.size}
          overall={draft.overall.trim() !== ''}
          busy={deciding.busy}
          failure={deciding.failure}
          onAccept={() => deciding.decide({ kind: 'accept' })}
          onReturn={() => {
            const overall = draft.overall.trim();
            deciding.decide({
              kind: 'return',
              reasons: [...reasons.values()],
              overall: overall === '' ? null : overall,
            });
          }}
          onStale={onStale}
        />
      )}
    </>
  );
}

type Draft = ReturnType<typeof useDraft>;

/** Who writes: another one at this browser finds nothing of theirs. */
function useWriter(): string {
  const { session } = useCaller();
  return `${session.unit}/${session.person ?? session.token}`;
}

function useDraft(submission: SubmissionJson) {
  const by = useWriter();
  const [draft, setDraft] = useState(() => draftFor(by, annexById(submission.annex), submission));
  const keep = (change: Partial<ReviewDraft>) => {
    const next = { ...draft, ...change };
    keepDraft(by, next);
    setDraft(next);
  };
  return {
    ...draft,
    write(place: ReasonPlace & { key: string }, text: string) {
      const reasons = new Map(draft.reasons);
      if (text.trim() === '') reasons.delete(place.key);
      else reasons.set(place.key, { record: place.record, field: place.field, text });
      keep({ reasons });
    },
    writeOverall: (overall: string) => keep({ overall }),
  };
}

function useDeciding(submission: SubmissionJson, onDecided: ReviewDeskProps['onDecided']) {
  const { api } = useCaller();
  const by = useWriter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  // The same decision sent again after a lost reply goes under the same key.
  const sent = useRef({ body: '', key: '' });
  const decide = async (input: DecisionInput) => {
    const body = JSON.stringify(input);
    if (sent.current.body !== body) sent.current = { body, key: newKey() };
    setBusy(true);
    const answer = await api.decide(submission.id, input, sent.current.key);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    dropDraft(by, submission);
    await onDecided(answer.value);
  };
  return { busy, failure, decide };
}

/** 填表人, 联系电话 and what else stands around the table. */
function HeaderFacts({ annex, header }: { annex: AnnexDefinition; header: Readonly<Record<string, string>> }) {
  const given = annex.header.filter(({ key }) => header[key]);
  if (given.length === 0) return null;
  return (
    <dl class="row small header-facts">
      {given.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{header[key]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a merge handed up: of how many units it is, and whose figures are not in it. */
function ForwardFacts({ forward }: { forward: ForwardParts }) {
  const say = useSay();
  const { counted, expected, missing } = forward.coverage;
  return (
    <p class="small">
      {say('unit.forward', { counted, expected })}
      {forward.own > 0 && ` · ${say('unit.own', { count: forward.own })}`}
      {missing.length > 0 && (
        <span class="tone-amber"> {say('merged.missing', { units: missing.map(({ unitName }) => unitName) })}</span>
      )}
    </p>
  );
}

interface DeskProps {
  readonly read: ReadSubmission;
  readonly annex: AnnexDefinition;
  readonly reasons: Reasons;
  readonly writing: boolean;
  readonly draft: Draft;
}

function Desk({ read, annex, reasons, writing, draft }: DeskProps) {
  const say = useSay();
  const { submission, earlier } = read;
  const sheet = useMemo(() => submissionGrid(annex, submission.records), [annex, submission]);
  const marks = useMemo(() => {
    const said = writing ? [...reasons.values()] : (returnInForce(submission)?.reasons ?? []);
    return reviewMarks(annex, sheet, submission.issues, said);
  }, [annex, sheet, submission, reasons, writing]);
  const [active, setActive] = useState<Position>({ row: sheet.first, column: 2 });
  const [reveal, setReveal] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const place = placeAt(annex, sheet, active);
  const go = (to: ReasonPlace) => {
    const at = positionOf(annex, sheet, to);
    if (!at) return;
    setActive(at);
    setReveal((n) => n + 1);
  };
  return (
    <div class="review">
      {submission.nil ? (
        <p class="word review-nil">{say('unit.nil')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only hands Enter of the sheet inside on to the box beside it
        <div
          class="review-sheet"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && writing) box.current?.focus();
          }}
        >
          <SheetGrid
            id="submission"
            label={annex.title}
            grid={sheet.grid}
            header={sheet.header}
            marks={marks}
            related={NONE}
            active={active}
            reveal={reveal}
            hiddenRowWord=""
            onActive={setActive}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="review-side stack" tabIndex={0} aria-label={say('review.side')}>
        {!submission.nil && (
          <ReasonBox
            box={box}
            writing={writing}
            place={place}
            text={place ? (reasons.get(place.key)?.text ?? '') : ''}
            onWrite={(text) => place && draft.write(place, text)}
            onLeave={() => setReveal((n) => n + 1)}
          />
        )}
        {writing && (
          <ReasonList
            annex={annex}
            sheet={sheet}
            reasons={reasons}
            activeCell={a1(active.row, active.column)}
            overall={draft.overall}
            onGo={go}
            onRemove={(key, at) => draft.write({ ...at, key }, '')}
            onOverall={draft.writeOverall}
          />
        )}
        {submission.forward && <ForwardFacts forward={submission.forward} />}
        <ReviewFindings annex={annex} sheet={sheet} submission={submission} onGo={go} />
        <EarlierReasons annex={annex} sheet={sheet} submission={submission} earlier={earlier} onGo={go} />
        <StampPanel
          submission={submission.id}
          name={`${submission.unitName} ${submission.receiptNumber}`}
          mine={false}
        />
      </section>
    </div>
  );
}
