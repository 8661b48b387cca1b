import { useEffect, useState } from 'preact/hooks';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Lineage, LineageRow } from '../../../shared/api/contracts/lineage.ts';
import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { useCaller } from '../../session/caller.tsx';
import { shownValue } from '../../ui/shown-value.ts';
import { useSay } from '../words.ts';
import { Failure } from './failure.tsx';
import type { ShownPlace } from './review-places.ts';

/** A key held down passes many cells: only the one it rests on is asked about. */
const REST_MS = 150;
/** More than a person reads at once; the rest on request. */
const STEP = 60;

function useLineage({ notice, annex, unit, basis }: Merged, { record, field }: ShownPlace) {
  const { api } = useCaller();
  const [lineage, setLineage] = useState<Lineage | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  useEffect(() => {
    let current = true;
    setLineage(null);
    const timer = setTimeout(async () => {
      const query = { unit, basis, ...(record === null ? {} : { record }), ...(field === null ? {} : { field }) };
      const answer = await api.lineage(notice, annex, query);
      if (!current) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setLineage(answer.value);
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, notice, annex, unit, basis, record, field]);
  return { lineage, failure };
}

/** How many units put something into a figure. */
const unitsIn = (parts: readonly LineageRow[]) => new Set(parts.map(({ unit }) => unit)).size;

/** Figures are added; what is none is only told of whom it is. */
function behind({ parts, value }: Lineage): 'lineage.nobody' | 'lineage.units' | 'lineage.from' {
  if (parts.length === 0) return 'lineage.nobody';
  return typeof value === 'number' ? 'lineage.units' : 'lineage.from';
}

/** 来源 of a figure: of how many units it is, and which rows, versions and receipts, down to whoever filled it in. */
export function LineagePanel(props: { merged: Merged; annex: AnnexDefinition; place: ShownPlace }) {
  const say = useSay();
  const [most, setMost] = useState(STEP);
  const { merged, annex, place } = props;
  const { lineage, failure } = useLineage(merged, place);
  const { row, label } = place;
  return (
    <section class="lineage stack" aria-live="polite" aria-busy={!lineage && !failure}>
      <h3>{row === null ? say('lineage.column', { label }) : say('lineage.cell', { row, label })}</h3>
      {failure && <Failure failure={failure} />}
      {!lineage && !failure && <span class="skeleton" />}
      {lineage && (
        <>
          {lineage.value !== null && (
            <p class="lineage-value">{shownValue(annex, lineage.field, lineage.value, say.locale).text}</p>
          )}
          <p class="small">
            {say(behind(lineage), { count: unitsIn(lineage.parts) })}{' '}
            <span class="quiet">
              {say('merged.coverage', {
                counted: lineage.coverage.counted,
                expected: lineage.coverage.expected,
              })}
            </span>
          </p>
          <Rows rows={lineage.parts.slice(0, most)} annex={annex} field={lineage.field} />
          {lineage.parts.length > most && (
            <button type="button" class="button plain small" onClick={() => setMost(most + STEP)}>
              {say('finding.more', { count: Math.min(STEP, lineage.parts.length - most) })}
            </button>
          )}
          {lineage.more > 0 && <p class="small quiet">{say('lineage.more', { count: lineage.more })}</p>}
        </>
      )}
    </section>
  );
}

function Rows(props: { rows: readonly LineageRow[]; annex: AnnexDefinition; field: string | null }) {
  if (props.rows.length === 0) return null;
  return (
    <ul class="lineage-rows">
      {props.rows.map((row) => (
        <li key={`${row.submission}/${row.record}/${row.own}`} data-unit={row.unit}>
          <Row row={row} annex={props.annex} field={props.field} />
          <Rows rows={row.parts} annex={props.annex} field={props.field} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row, annex, field }: { row: LineageRow; annex: AnnexDefinition; field: string | null }) {
  const say = useSay();
  const value = row.value === null ? '' : shownValue(annex, field, row.value, say.locale).text;
  const where = row.cell ?? (row.row === null ? '' : say('lineage.row', { row: row.row }));
  return (
    <div class="lineage-row">
      <p class="row spread">
        <span>
          <strong>{row.unitName}</strong> {row.own && <span class="quiet">{say('lineage.own')}</span>}
        </span>
        {value && <span class="lineage-figure">{value}</span>}
      </p>
      <p class="small quiet">
        {row.name && <>{row.name} · </>}
        {where && <>{where} · </>}
        <a href={`#/history/${encodeURIComponent(row.submission)}`}>
          {say('lineage.version', { version: row.version, receipt: row.receiptNumber })}
        </a>
      </p>
    </div>
  );
}
