import { useState } from 'preact/hooks';
import { CATALOGUE } from '../../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../../shared/annex/definition.ts';
import { LEVELS } from '../../../../shared/annex/level.ts';
import { NOTICES } from '../../../../shared/annex/notices.ts';
import type { DraftPlan } from '../../../../shared/api/contracts/draft.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { Problem } from '../asked.tsx';
import { useDoing } from '../asking.ts';
import { isStanding } from '../unit-list.ts';
import { useManaged } from '../units-context.tsx';
import { AnnexAsked } from './annex-asked.tsx';
import { type AnnexForm, type DraftForm, inputOf, missingIn, newAnnex, type Reach } from './draft-form.ts';
import { DraftPlanView } from './draft-plan.tsx';

/** What stands below the own unit. */
function useReach(): Reach {
  const { list } = useManaged();
  const present = new Set(list.units.slice(1).flatMap((unit) => (isStanding(unit) ? [unit.level] : [])));
  const has = (code: string) => {
    const unit = list.get(code);
    return unit !== undefined && isStanding(unit);
  };
  return { offered: LEVELS.filter((level) => present.has(level)), has };
}

/** A notice on its way: what it asks of whom by when; tried before it is published. */
export function DraftEditor(props: { form: DraftForm; onClose(): void; onPublished(title: string): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const reach = useReach();
  const [form, setForm] = useState(props.form);
  const [plan, setPlan] = useState<DraftPlan | null>(null);
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>(null);
  // What was tried is no longer what stands here.
  const change = (part: Partial<DraftForm>) => {
    setForm({ ...form, ...part });
    setPlan(null);
    setMissing(null);
  };
  const changeAnnex = (next: AnnexForm) =>
    change({ annexes: form.annexes.map((each) => (each.annex === next.annex ? next : each)) });
  const take = (definition: AnnexDefinition, taken: boolean) => {
    const others = form.annexes.filter(({ annex }) => annex !== definition.id);
    const order = (id: string) => CATALOGUE.findIndex((each) => each.id === id);
    const annexes = taken ? [...others, newAnnex(definition, reach, new Date())] : others;
    change({ annexes: annexes.sort((a, b) => order(a.annex) - order(b.annex)) });
  };
  const save = (then: (saved: DraftForm) => void) => {
    const lacks = missingIn(form);
    setMissing(lacks);
    if (lacks) return;
    void go(
      () => api.saveDraft(inputOf(form)),
      ({ revision }) => {
        const saved = { ...form, revision };
        setForm(saved);
        then(saved);
      },
    );
  };
  const tryOut = (event: Event) => {
    event.preventDefault();
    save(({ id }) => void go(() => api.tryDraft(id), setPlan));
  };
  const publish = () =>
    plan &&
    go(
      () => api.publishDraft(form.id, plan.plan),
      () => props.onPublished(form.title),
    );
  return (
    <form class="card stack draft-editor" onSubmit={tryOut}>
      <h2>{say('admin.draft.heading')}</h2>
      <Heading form={form} onChange={change} />
      <fieldset class="ticks">
        <legend>{say('admin.draft.annexes')}</legend>
        {CATALOGUE.map((definition) => (
          <label key={definition.id} class="tick">
            <input
              type="checkbox"
              checked={form.annexes.some(({ annex }) => annex === definition.id)}
              onChange={(event) => take(definition, event.currentTarget.checked)}
            />
            <span>
              {definition.code} {definition.title}{' '}
              <span class="quiet small">{NOTICES.find(({ id }) => id === definition.notice)?.issuer}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {form.annexes.map((each) => (
        <AnnexAsked key={each.annex} form={each} offered={reach.offered} onChange={changeAnnex} />
      ))}
      <Problem text={missing ? say(`admin.draft.missing.${missing}`) : problem} />
      <div class="row">
        <button type="submit" class={plan ? 'button' : 'button primary'} disabled={busy}>
          {say(busy ? 'admin.busy' : 'admin.draft.try')}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => save(props.onClose)}>
          {say('admin.draft.saveOnly')}
        </button>
        <button type="button" class="button plain" onClick={props.onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
      {plan && <DraftPlanView plan={plan} busy={busy} onPublish={publish} />}
    </form>
  );
}

function Heading({ form, onChange }: { form: DraftForm; onChange(part: Partial<DraftForm>): void }) {
  const say = useSay();
  const field = (key: 'title' | 'issuer' | 'docNo', maxLength: number) => (
    <label class="stack">
      {say(`admin.draft.${key}`)}
      <input
        class="input"
        maxLength={maxLength}
        value={form[key]}
        onInput={(event) => onChange({ [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <>
      {field('title', 200)}
      <div class="filters">
        {field('issuer', 100)}
        {field('docNo', 60)}
      </div>
    </>
  );
}
