import { useEffect, useMemo, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Basis, Merged } from '../../../shared/api/contracts/merged.ts';
import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { recordGrid } from '../../ui/record-grid.ts';
import { SheetGrid } from '../../ui/sheet-grid.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import { useSay } from '../../ui/text.tsx';
import { download, fileName, XLSX_TYPE } from '../download.ts';
import { startReader } from '../reader/reader.ts';

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

/** 汇总表: the merged annex as a sheet, with its coverage and the source of the chosen row. */
export function MergedSheet(props: { notice: string; annex: AnnexProgress; unit: string }) {
  const { notice, unit } = props;
  const annex = props.annex.id;
  const say = useSay();
  const { api } = useCaller();
  const [basis, setBasis] = useState<Basis>('received');
  const [merged, setMerged] = useState<Merged | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const title = annexById(annex)?.title ?? annex;
  useEffect(() => {
    let current = true;
    setMerged(null);
    setProblem('');
    api.merged(notice, annex, { unit, basis }).then((answer) => {
      if (!current) return;
      if (answer.ok) setMerged(answer.value);
      else setProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
    });
    return () => {
      current = false;
    };
  }, [api, notice, annex, unit, basis]);
  const save = async (format: 'xlsx' | 'csv') => {
    setBusy(true);
    const answer = await api.mergedFile(notice, annex, format, { unit, basis });
    const tooLarge = !answer.ok && answer.error.kind === 'refused' && answer.error.problem.code === TOO_LARGE;
    const made = tooLarge && format === 'xlsx' && merged ? await renderHere(merged, props.annex, say.locale) : null;
    setBusy(false);
    const bytes = answer.ok ? answer.value : made;
    if (!bytes) {
      const refused = !answer.ok && answer.error.kind === 'refused' ? answer.error.problem.detail : null;
      setProblem(refused ?? say('failure.offline'));
      return;
    }
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
      {problem && (
        <p class="strip tone-error" role="alert">
          <Icon name="error" />
          <span class="strip-text">{problem}</span>
        </p>
      )}
      {!merged && !problem && <span class="skeleton tall" />}
      {merged && <Contents merged={merged} />}
    </section>
  );
}

function Contents({ merged }: { merged: Merged }) {
  const say = useSay();
  const { coverage, beside, duplicates } = merged;
  const annex = annexById(merged.annex);
  const sheet = useMemo(() => (annex ? recordGrid(annex, merged.records) : null), [annex, merged]);
  const [active, setActive] = useState<Position>({ row: sheet?.first ?? 1, column: 1 });
  if (!sheet) return null;
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
        <>
          <p class="source" aria-live="polite">
            <Source merged={merged} row={active.row} first={sheet.first} />
          </p>
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
            onActive={setActive}
          />
        </>
      )}
    </>
  );
}

function Source({ merged, row, first }: { merged: Merged; row: number; first: number }) {
  const say = useSay();
  const record = merged.records[row - first];
  const sources = record?.sources ?? (record?.source ? [record.source] : []);
  const [source] = sources;
  if (!source) return <span class="quiet">{say('merged.pick')}</span>;
  if (sources.length > 1) {
    const units = sources.map((each) => each.unitName);
    return <>{say('merged.sources', { row, count: sources.length, units })}</>;
  }
  return (
    <>{say('merged.source', { row, unit: source.unitName, version: source.version, receipt: source.receiptNumber })}</>
  );
}
