import { useCallback, useEffect, useState } from 'preact/hooks';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { AnnexProgress, Progress } from '../../../shared/api/contracts/progress.ts';
import { useCaller } from '../../session/caller.tsx';
import { Coverage } from '../../ui/coverage.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../../ui/text.tsx';
import { dayText, momentText } from '../../ui/time.ts';
import { copyText } from '../clipboard.ts';
import { OfflineStrip } from '../offline-strip.tsx';
import { useNotices } from '../use-notices.ts';
import { MergedSheet } from './merged-sheet.tsx';
import { TileMap } from './tile-map.tsx';
import { UnitSubmissions } from './unit-submissions.tsx';
import { UnitTable } from './unit-table.tsx';

/** The reviewer's page: the board of a notice. */
export function BoardFace() {
  const say = useSay();
  const { session } = useCaller();
  const { notices, failed, reload } = useNotices();
  const [chosen, setChosen] = useState<string | null>(null);
  const relevant = notices?.filter((notice) => notice.annexes.some((annex) => annex.below > 0)) ?? [];
  const notice = relevant.find((each) => each.id === chosen) ?? relevant[0];
  return (
    <main id="content" class="reviewer">
      {failed && <OfflineStrip onRetry={reload} />}
      <h1>{say('board.title')}</h1>
      {!notices && !failed && <span class="skeleton tall" />}
      {notices && !notice && <p class="card quiet">{say('board.none')}</p>}
      {relevant.length > 1 && (
        <label class="stack">
          {say('board.notice')}
          <select class="input" value={notice?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
            {relevant.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {relevant.length === 1 && notice && <p class="quiet">{notice.title}</p>}
      {notice && <Board key={notice.id} notice={notice} home={session.unit} />}
    </main>
  );
}

function Board({ notice, home }: { notice: NoticeJson; home: string }) {
  const say = useSay();
  const { api } = useCaller();
  const [unit, setUnit] = useState(home);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState('');
  const [annexId, setAnnexId] = useState<string | null>(null);
  const load = useCallback(async () => {
    const answer = await api.progress(notice.id, unit);
    setProblem(answer.ok ? '' : answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
    if (answer.ok) setProgress(answer.value);
  }, [api, notice.id, unit]);
  useEffect(() => {
    load();
  }, [load]);
  const annexes = progress?.annexes.filter((annex) => annex.units.length > 0) ?? [];
  const annex = annexes.find((each) => each.id === annexId) ?? annexes[0];
  return (
    <>
      {problem && (
        <p class="strip tone-error" role="alert">
          <Icon name="error" />
          <span class="strip-text">{problem}</span>
          <button type="button" class="button small" onClick={load}>
            {say('failure.retry')}
          </button>
        </p>
      )}
      {unit !== home && (
        <p class="row">
          <button type="button" class="button small" onClick={() => setUnit(home)}>
            <Icon name="undo" />
            {say('app.home')}
          </button>
          <strong>{progress?.unitName}</strong>
        </p>
      )}
      {!progress && !problem && <span class="skeleton tall" />}
      {progress && annexes.length === 0 && <p class="card quiet">{say('board.none')}</p>}
      {annexes.length > 0 && (
        <fieldset class="tabs" aria-label={say('board.annex')}>
          {annexes.map((each) => (
            <button
              key={each.id}
              type="button"
              class={each === annex ? 'tab chosen' : 'tab'}
              aria-pressed={each === annex}
              data-annex={each.id}
              onClick={() => setAnnexId(each.id)}
            >
              {each.code} {each.title}
              <span class="quiet small">
                {each.counts.reported.numerator}/{each.counts.reported.denominator}
              </span>
            </button>
          ))}
        </fieldset>
      )}
      {progress && annex && (
        <AnnexBoard
          key={`${annex.id}/${unit}`}
          notice={notice.id}
          annex={annex}
          progress={progress}
          onRefresh={load}
          onDrill={setUnit}
        />
      )}
    </>
  );
}

function AnnexBoard(props: {
  notice: string;
  annex: AnnexProgress;
  progress: Progress;
  onRefresh(): void;
  onDrill(unit: string): void;
}) {
  const { notice, annex, progress } = props;
  const say = useSay();
  const [unit, setUnit] = useState<string | null>(null);
  const [merging, setMerging] = useState(false);
  const chosen = annex.units.find((each) => each.unit === unit);
  return (
    <>
      <section class="card stack board" aria-label={annex.title}>
        <Coverage annex={annex} />
        <div class="twins">
          <TileMap units={annex.units} chosen={unit} onChoose={setUnit} />
          <UnitTable units={annex.units} chosen={unit} onChoose={setUnit} />
        </div>
        <div class="row">
          <CopyMissing annex={annex} />
          <button type="button" class="button refresh" onClick={props.onRefresh}>
            {say('board.refresh')}
          </button>
          <span class="quiet small">{say('board.asOf', { time: momentText(progress.asOf, say.locale) })}</span>
        </div>
      </section>
      {chosen && (
        <UnitSubmissions
          notice={notice}
          annex={annex.id}
          entry={chosen}
          onDrill={chosen.below > 0 ? () => props.onDrill(chosen.unit) : undefined}
          onClose={() => setUnit(null)}
        />
      )}
      <button
        type="button"
        class="button primary show-merged"
        aria-expanded={merging}
        onClick={() => setMerging(!merging)}
      >
        <Icon name="sheet" />
        {say(merging ? 'merged.hide' : 'merged.show')}
      </button>
      {merging && <MergedSheet notice={notice} annex={annex} unit={progress.unit} />}
    </>
  );
}

function CopyMissing({ annex }: { annex: AnnexProgress }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const missing = annex.units.filter((unit) => unit.state === 'missing');
  if (missing.length === 0) return <span class="tone-good">{say('board.nobody')}</span>;
  const text = say('board.copyText', {
    annex: annex.title,
    count: missing.length,
    units: missing.map((unit) => unit.unitName),
    date: annex.deadline ? dayText(annex.deadline, say.locale, new Date()) : '—',
  });
  return (
    <>
      <button type="button" class="button copy-missing" onClick={async () => setCopied(await copyText(text))}>
        <Icon name="copy" />
        {say('board.copy')}
      </button>
      <span class="tone-good small" role="status">
        {copied && say('board.copied')}
      </span>
    </>
  );
}
