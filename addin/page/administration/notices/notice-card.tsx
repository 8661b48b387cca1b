import { useState } from 'preact/hooks';
import { ROSTERS } from '../../../../shared/annex/roster.ts';
import type { NoticeAnnexJson, NoticeJson, NoticeState } from '../../../../shared/api/contracts/notice.ts';
import { Icon } from '../../../ui/icon.tsx';
import { dayText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { DutyForm } from './duty-form.tsx';
import { StateForm } from './state-form.tsx';
import { VersionForm } from './version-form.tsx';

const LOOK = {
  open: { tone: 'good', icon: 'done' },
  closed: { tone: 'amber', icon: 'late' },
  locked: { tone: 'none', icon: 'exempt' },
} as const satisfies Record<NoticeState, object>;

const STEPS: readonly NoticeState[] = ['open', 'closed', 'locked'];

/** A notice that is out: its state, and what may still be changed. `leads`: whether its lead is managed here. */
export function NoticeCard(props: { notice: NoticeJson; leads: boolean; onChanged(): void }) {
  const { notice, leads, onChanged } = props;
  const say = useSay();
  const [step, setStep] = useState<NoticeState | 'duty' | null>(null);
  const [told, setTold] = useState('');
  const [renewing, setRenewing] = useState<NoticeAnnexJson | null>(null);
  const { tone, icon } = LOOK[notice.state];
  const done = (text: string) => {
    setStep(null);
    setRenewing(null);
    setTold(text);
    onChanged();
  };
  return (
    <section class="card stack notice" aria-label={notice.title} data-notice={notice.id} data-state={notice.state}>
      <div class="row spread">
        <h2>{notice.title}</h2>
        <span class={`word tone-${tone}`}>
          <Icon name={icon} />
          {say(`admin.state.${notice.state}`)}
        </span>
      </div>
      <p class="quiet small">
        {[notice.issuer, notice.docNo].filter(Boolean).join(' ')} ·{' '}
        {say('admin.notice.since', { date: dayText(notice.publishedAt, say.locale, new Date()) })}
      </p>
      <ul class="small">
        {notice.annexes.map((annex) => (
          <AnnexLine
            key={annex.id}
            notice={notice.id}
            annex={annex}
            onRenew={leads && notice.state !== 'locked' ? () => setRenewing(annex) : undefined}
          />
        ))}
      </ul>
      <div class="row">
        <a class="button" href={`#/board/${encodeURIComponent(notice.id)}`}>
          {say('face.board')}
        </a>
        {notice.state !== 'locked' && (
          <button type="button" class="button" onClick={() => setStep('duty')}>
            {say('admin.duty.title')}
          </button>
        )}
        {leads &&
          STEPS.filter((each) => each !== notice.state).map((each) => (
            <button key={each} type="button" class="button" onClick={() => setStep(each)}>
              {say(`admin.state.${each}.go`)}
            </button>
          ))}
      </div>
      <p class="tone-good small" role="status">
        {told}
      </p>
      {step === 'duty' && <DutyForm notice={notice} onDone={done} onClose={() => setStep(null)} />}
      {step !== null && step !== 'duty' && (
        <StateForm notice={notice} to={step} onDone={done} onClose={() => setStep(null)} />
      )}
      {renewing && <VersionForm notice={notice} annex={renewing} onDone={done} onClose={() => setRenewing(null)} />}
    </section>
  );
}

/** `onRenew`: for whoever may have the notice ask for a newer version. */
function AnnexLine(props: { notice: string; annex: NoticeAnnexJson; onRenew?: (() => void) | undefined }) {
  const { id, code, title, below, layoutVersion, newestLayout } = props.annex;
  const say = useSay();
  return (
    <li class="row">
      {code} {title}
      {below > 0 && <span class="quiet">{say('admin.notice.below', { count: below })}</span>}
      {ROSTERS.has(id) && <a href={`#/roster/${encodeURIComponent(props.notice)}`}>{say('roster.title')}</a>}
      {props.onRenew && newestLayout > layoutVersion && (
        <button type="button" class="button small" onClick={props.onRenew}>
          {say('admin.version.newer', { version: newestLayout })}
          <span class="visually-hidden">{title}</span>
        </button>
      )}
    </li>
  );
}
