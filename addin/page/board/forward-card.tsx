import { useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Forwarded } from '../../../shared/api/contracts/forward.ts';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nameOf } from '../../../shared/versions/compare-records.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ReturnReasons } from '../../ui/return-reasons.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import type { Board, BoardLine } from '../../usecases/board.ts';
import { ReceiptCard } from '../receipt/receipt-card.tsx';
import { type PageSay, useSay } from '../words.ts';
import { Failure } from './failure.tsx';
import { ForwardIssues } from './forward-issues.tsx';
import { type Forwarding, useForward } from './use-forward.ts';

interface ForwardCardProps {
  readonly notice: NoticeJson;
  readonly board: Board;
  /** What the unit itself owes to the one above. */
  readonly own: ProgressEntry;
  onReload(): Promise<void>;
}

/** 上报: the merge of what was accepted below, with the own rows, as the unit's own report to the one above. */
export function ForwardCard({ notice, board, own, onReload }: ForwardCardProps) {
  const say = useSay();
  const { session } = useCaller();
  const [done, setDone] = useState<Forwarded | null>(null);
  const title = board.annex.title;
  return (
    <section class="card stack forward-card" aria-labelledby="forward-title" data-state={own.state}>
      <div class="row spread">
        <h2 id="forward-title">{say('forward.title', { unit: own.unitName })}</h2>
        <span class="row">
          <StateWord state={own.state} />
          {own.timeliness === 'late' && <StateWord state="late" />}
          {board.ownStale.length > 0 && <StateWord state="stale" />}
        </span>
      </div>
      {own.version !== null && <Handed own={own} />}
      {done && (
        <ReceiptCard
          receipt={done.receipt}
          submission={done.submission.id}
          titles={{ notice: notice.title, annex: `${board.annex.code} ${title}` }}
          onClose={() => setDone(null)}
        />
      )}
      {session.role === 'reviewer' && <p class="small quiet">{say('forward.byOfficer')}</p>}
      {session.role === 'officer' && board.annex.units.length > 0 && (
        <Offer
          notice={notice}
          board={board}
          own={own}
          onDone={async (forwarded) => {
            setDone(forwarded);
            await onReload();
          }}
          onReload={onReload}
        />
      )}
    </section>
  );
}

function Handed({ own }: { own: ProgressEntry }) {
  const say = useSay();
  const { version, time, forward, submission } = own;
  return (
    <p class="row small quiet">
      <span>{say('tasks.version', { version: version ?? 0 })}</span>
      {time && <span>{say('unit.received', { time: momentText(time, say.locale) })}</span>}
      {forward && <span>{say('unit.forward', { counted: forward.counted, expected: forward.expected })}</span>}
      {submission && <a href={`#/history/${encodeURIComponent(submission)}`}>{say('unit.history')}</a>}
    </p>
  );
}

/** Of a closed notice what was returned, or has more time, is still taken. */
function isClosed({ state, annexes }: NoticeJson, annex: string, own: ProgressEntry): boolean {
  const handIn = annexes.find(({ id }) => id === annex)?.handIn;
  return state === 'locked' || (handIn === 'closed' && own.state !== 'returned');
}

/** Whether there is anything new to hand up: nothing handed up yet, returned, changed below, or more accepted. */
function isDue({ ownStale, rates }: Board, { state, forward }: ProgressEntry): boolean {
  if (state === 'missing' || state === 'returned' || ownStale.length > 0) return true;
  return forward === null || rates.accepted.numerator > forward.counted;
}

interface OfferProps {
  readonly notice: NoticeJson;
  readonly board: Board;
  readonly own: ProgressEntry;
  onDone(forwarded: Forwarded): Promise<void>;
  onReload(): Promise<void>;
}

/** What would go up and what would be missing, said before; then one button. */
function Offer({ notice, board, own, onDone, onReload }: OfferProps) {
  const say = useSay();
  const annex = annexById(board.annex.id) ?? null;
  const forwarding = useForward({ notice: notice.id, annex: board.annex.id, own }, onDone);
  const { numerator: accepted, denominator: of } = board.rates.accepted;
  const closed = isClosed(notice, board.annex.id, own);
  const ready = accepted > 0 && !closed && !forwarding.busy && forwarding.left === 0;
  // Somebody else of the unit has handed up since this was read.
  const passed = forwarding.failure?.kind === 'refused' && forwarding.failure.problem.code === 'submission.stale';
  if (!isDue(board, own)) return <p class="small quiet">{say('forward.upToDate')}</p>;
  const hint = closed
    ? say(notice.state === 'locked' ? 'submit.locked' : 'submit.closed')
    : accepted === 0
      ? say('forward.nothing')
      : forwarding.left > 0
        ? say('forward.replies', { count: forwarding.left })
        : '';
  return (
    <>
      <p>
        <strong>{say('forward.holds', { done: accepted, of })}</strong> <Missing lines={board.lines} />
      </p>
      <p class="small quiet">{ownText(own, say)}</p>
      <Returns annex={annex} forwarding={forwarding} />
      <ForwardIssues annex={annex} forwarding={forwarding} />
      {forwarding.failure && <Failure failure={forwarding.failure} {...(passed ? { onRetry: onReload } : {})} />}
      <div class="row">
        <button
          type="button"
          class="button primary forward"
          aria-disabled={!ready}
          aria-describedby="forward-hint"
          onClick={() => {
            if (ready) forwarding.send();
          }}
        >
          <Icon name="upload" />
          {forwarding.busy
            ? say('forward.going')
            : say(
                forwarding.asked.length > 0
                  ? 'forward.confirm'
                  : board.ownStale.length > 0
                    ? 'forward.again'
                    : 'forward.go',
                {
                  version: (own.version ?? 0) + 1,
                },
              )}
        </button>
        <span id="forward-hint" class="small quiet">
          {hint}
        </span>
      </div>
    </>
  );
}

/** Whose figures would not be in it, and why. */
function Missing({ lines }: { lines: readonly BoardLine[] }) {
  const say = useSay();
  const out = lines.filter(({ state, acceptedVersion }) => state !== 'exempt' && acceptedVersion === null);
  if (out.length === 0) return <span class="tone-good">{say('forward.all')}</span>;
  const named = out
    .slice(0, 12)
    .map(({ unitName, state }) => say('forward.out', { unit: unitName, state: say(`state.${state}`) }));
  return (
    <span class="tone-amber forward-missing">
      {say(out.length > named.length ? 'forward.missingMore' : 'forward.missing', { count: out.length, units: named })}
    </span>
  );
}

function ownText({ version, forward, count }: ProgressEntry, say: PageSay): string {
  if (version === null) return say('forward.ownNone');
  if (forward) return say('forward.ownKept', { version });
  return say('forward.ownTaken', { version, count: count ?? 0 });
}

/** Why the unit's own merge came back; a reason at a row says whose row it is, for it was filled in further below. */
function Returns({ annex, forwarding }: { annex: AnnexDefinition | null; forwarding: Forwarding }) {
  const { returned, replies, reply } = forwarding;
  if (!returned) return null;
  const rowOf = (record: number | null) => {
    const found = record === null ? undefined : returned.submission.records[record];
    return annex && found ? nameOf(annex, found as AnnexRecord) : '';
  };
  return (
    <ReturnReasons
      by={returned.decision.unitName}
      overall={returned.decision.overall}
      reasons={returned.reasons.map(({ key, text, label, record }) => {
        const place = [rowOf(record), label].filter(Boolean).join(' · ');
        return { key, text, label: place === '' ? null : place, row: null, place: null };
      })}
      replies={replies}
      activeCell=""
      onGo={() => {}}
      onReply={({ key }, text) => reply(key, text)}
    />
  );
}
