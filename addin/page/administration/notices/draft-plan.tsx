import { annexById } from '../../../../shared/annex/catalogue/index.ts';
import { LEVELS } from '../../../../shared/annex/level.ts';
import type { DraftPlan } from '../../../../shared/api/contracts/draft.ts';
import { Icon } from '../../../ui/icon.tsx';
import { dayText } from '../../../ui/time.ts';
import { type PageSay, useSay } from '../../words.ts';

type Planned = DraftPlan['annexes'][number];

/** Beyond it nobody reads on the page. */
const SHOWN = 300;

/** `市级 13 个（7月10日前）；县级 95 个（7月5日前）`. */
function levelsText({ units }: Planned, say: PageSay): string {
  const now = new Date();
  return LEVELS.flatMap((level) => {
    const of = units.filter((unit) => unit.level === level && unit.duty === 'must');
    const [first] = of;
    if (!first) return [];
    const params = { level: say(`admin.level.${level}`), count: of.length };
    return first.deadline === null
      ? [say('admin.draft.planLevelOpen', params)]
      : [say('admin.draft.planLevel', { ...params, date: dayText(first.deadline, say.locale, now) })];
  }).join(say.locale === 'en' ? '; ' : '；');
}

/** Whom the draft would ask, how many, and what stands in the way; with the button that publishes just that. */
export function DraftPlanView({ plan, busy, onPublish }: { plan: DraftPlan; busy: boolean; onPublish(): void }) {
  const say = useSay();
  const blocked = plan.issues.some(({ blocking }) => blocking);
  const units = new Set(
    plan.annexes.flatMap((annex) => annex.units.filter((u) => u.duty === 'must').map((u) => u.unit)),
  );
  return (
    <section class="stack plan" aria-label={say('admin.draft.plan')}>
      <h3>{say('admin.draft.plan')}</h3>
      {plan.issues.map(({ code, blocking, message }) => (
        <p key={`${code} ${message}`} class={`strip tone-${blocking ? 'error' : 'amber'}`}>
          <Icon name={blocking ? 'error' : 'warning'} />
          <span class="strip-text">{message}</span>
        </p>
      ))}
      {plan.annexes.map((annex) => (
        <AnnexPlan key={annex.annex} annex={annex} />
      ))}
      {!blocked && (
        <div class="row">
          <button type="button" class="button primary" disabled={busy} onClick={onPublish}>
            {say('admin.draft.publish', { count: units.size })}
          </button>
          <span class="quiet small">{say('admin.draft.publishHint')}</span>
        </div>
      )}
    </section>
  );
}

function AnnexPlan({ annex }: { annex: Planned }) {
  const say = useSay();
  const definition = annexById(annex.annex);
  return (
    <div class="annex-plan">
      <p>
        <strong>
          {definition?.code} {definition?.title}
        </strong>
      </p>
      <p>
        {say('admin.draft.planCounts', { must: annex.must, exempt: annex.exempt })} {levelsText(annex, say)}
      </p>
      <details>
        <summary class="small">{say('admin.draft.planUnits', { count: annex.units.length })}</summary>
        <ul class="row small">
          {annex.units.slice(0, SHOWN).map(({ unit, unitName, duty, reason }) => (
            <li key={unit}>
              {unitName}
              {duty === 'exempt' && (
                <span class="quiet">
                  {' '}
                  {say('state.exempt')}
                  {reason ? `：${reason}` : ''}
                </span>
              )}
            </li>
          ))}
        </ul>
        {annex.units.length > SHOWN && (
          <p class="quiet small">{say('admin.plan.more', { count: annex.units.length - SHOWN })}</p>
        )}
      </details>
    </div>
  );
}
