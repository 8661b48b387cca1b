import { useEffect, useMemo, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Basis, Merged } from '../../../shared/api/contracts/merged.ts';
import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { recordGrid } from '../../ui/record-grid.ts';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import { download, fileName, XLSX_TYPE } from '../download.ts';
import { startReader } from '../reader/reader.ts';
import { useSay } from '../words.ts';
import { Failure } from './failure.tsx';
import { LineagePanel } from './lineage-panel.tsx';
import { MovedStrip } from './moved-strip.tsx';
import { placeAt } from './review-places.ts';
import { useHeld } from './use-held.ts';

const NOTHING = new Map<string, never>();
const NONE: ReadonlySet<string> = new Set();

/** Beyond what the Worker renders in its memory. */
const TOO_LARGE = 'merge.tooLargeForServer';

/** The same workbook, made by the browser from the same records. */
async function renderHere(merged: Merged, annex: AnnexProgress, locale: Locale): Promise<Uint8Array> {
  const reader = startReader();
  const { units, deadline } = annex;
  return reader.ask('renderMerged', { merged, units, deadline, locale }).finally(reader.close);
}

interface MergedSheetProps {
  readonly notice: string;
  readonly annex: AnnexProgress;
  readonly unit: string;
  /** Of the progress: of another one the merge is another. */
  readonly revision: string;
  /** How often somebody asked for the progress: with that the merge is read again. */
  readonly asked: number;
}

function useMerged({ notice, annex, unit }: MergedSheetProps, revision: string, basis: Basis) {
  const { api } = useCaller();
  const [merged, setMerged] = useState<Merged | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => {
    let current = true;
    api.merged(notice, annex.id, { unit, basis }).then((answer) => {
      if (!current) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setMerged(answer.value);
    });
    return () => {
      current = false;
    };
  }, [api, notice, annex.id, unit, basis, revision]);
  // Of another basis, what is there is not what was asked for.
  return { merged: merged?.basis === basis ? merged : null, failure };
}

/** 汇总表: the merged annex as a sheet, of how many units it is, and where the chosen figure comes from. */
export function MergedSheet(props: MergedSheetProps) {
  const say = useSay();
  const { api } = useCaller();
  const { notice, unit } = props;
  const annex = props.annex.id;
  const [basis, setBasis] = useState<Basis>('received');
  const { held, take } = useHeld(props.revision, props.asked);
  const { merged, failure } = useMerged(props, held, basis);
  const [refused, setRefused] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    setRefused(null);
    const answer = await api.mergedFile(notice, annex, format, { unit, basis });
    const tooLarge = !answer.ok && answer.error.kind === 'refused' && answer.error.problem.code === TOO_LARGE;
    const made = tooLarge && format === 'xlsx' && merged ? await renderHere(merged, props.annex, say.locale) : null;
    setBusy(false);
    const bytes = answer.ok ? answer.value : made;
    if (!bytes) return setRefused(answer.ok ? null : answer.error);
    const title = annexById(annex)?.title ?? annex;
    const name = fileName(`${merged?.unitName ?? unit} ${title} ${say('merged.title')}.${format}`);
    download(name, bytes, format === 'xlsx' ? XLSX_TYPE : 'text/csv;charset=utf-8');
  };
  return (
    <section class="card stack merged-card" aria-labelledby="merged-title">
      <div class="row spread">
        <h2 id="merged-title">{say('merged.title')}</h2>
        <div class="row">
          <label class="row small">
            {say('merged.basis')}
            <select class="input auto" value={basis} onChange={(e) => setBasis(e.currentTarget.value as Basis)}>
              <option value="received">{say('merged.received')}</option>
              <option value="accepted">{say('merged.accepted')}</option>
            </select>
          </label>
          <button type="button" class="button primary merged-xlsx" disabled={busy} onClick={() => save('xlsx')}>
            <Icon name="download" />
            {say('merged.xlsx')}
          </button>
          <button type="button" class="button merged-csv" disabled={busy} onClick={() => save('csv')}>
            {say('merged.csv')}
          </button>
        </div>
      </div>
      <p class="small quiet">{say(`merged.${basis}.why`)}</p>
      <MovedStrip text={held === props.revision ? null : say('merged.moved')} onTake={take} />
      {(failure ?? refused) && <Failure failure={(failure ?? refused) as ApiFailure} />}
      {!merged && !failure && <span class="skeleton tall" />}
      {merged && <Contents key={basis} merged={merged} />}
    </section>
  );
}

function Contents({ merged }: { merged: Merged }) {
  const say = useSay();
  const { coverage, beside, duplicates } = merged;
  const annex = annexById(merged.annex);
  return (
    <>
      <p class="coverage">
        <strong>{say('merged.coverage', { counted: coverage.counted, expected: coverage.expected })}</strong>
        {coverage.missing.length > 0 && (
          <span class="tone-amber">
            {' '}
            {say('merged.missing', { units: coverage.missing.map((each) => each.unitName) })}
          </span>
        )}
      </p>
      {beside && (
        <p class="quiet">
          {say('merged.beside', {
            organisations: beside.provincialOrganisations.organisations,
            projects: beside.provincialOrganisations.projects,
            funds: beside.provincialOrganisations.fundsWan,
            distinct: beside.distinctOrganisations,
          })}
        </p>
      )}
      {duplicates.length > 0 && (
        <p class="tone-amber word wrap">
          <Icon name="warning" />
          {say('merged.duplicates', {
            count: duplicates.length,
            names: duplicates.slice(0, 5).flatMap((d) => d.names),
          })}
        </p>
      )}
      {merged.records.length === 0 ? (
        <p class="quiet">{say('merged.empty')}</p>
      ) : (
        annex && <Opened merged={merged} annex={annex} />
      )}
    </>
  );
}

/** The sheet, and behind a chosen cell (or a column, by its header) all it is made of. */
function Opened({ merged, annex }: { merged: Merged; annex: AnnexDefinition }) {
  const say = useSay();
  const sheet = useMemo(() => recordGrid(annex, merged.records), [annex, merged]);
  const [active, setActive] = useState<Position>({ row: sheet.first, column: 1 });
  const [chosen, setChosen] = useState(false);
  const place = placeAt(annex, sheet, active);
  return (
    <div class="review">
      <div class="review-sheet">
        <SheetGrid
          id="merged"
          label={say('merged.title')}
          grid={sheet.grid}
          header={sheet.header}
          marks={NOTHING}
          related={NONE}
          active={active}
          reveal={0}
          hiddenRowWord=""
          onActive={(at) => {
            setActive(at);
            setChosen(true);
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="review-side source" tabIndex={0} aria-label={say('lineage.side')}>
        {chosen && place ? (
          <LineagePanel merged={merged} annex={annex} place={place} />
        ) : (
          <p class="quiet">{say('lineage.pick')}</p>
        )}
      </section>
    </div>
  );
}
