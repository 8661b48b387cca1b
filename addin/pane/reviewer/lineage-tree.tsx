import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { LineageRow } from '../../../shared/api/contracts/lineage.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import { shownValue } from '../../ui/shown-value.ts';
import type { Pull } from '../../usecases/metadata.ts';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { useReviewerWorld } from './reviewer-world.ts';
import { SourceLink } from './source-link.tsx';

/** Where the selected figure comes from, level by level, down to the row that a county filled in. */
export function LineageTree({ pull }: { pull: Pull }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { tracing } = useReviewerWorld();
  const { lineage, state } = useStore(tracing.store);
  const annex = desk.ports.catalogue.find(({ id }) => id === pull.annex);
  if (!annex) return null;
  if (!lineage) {
    return state === 'asking' ? (
      <span class="skeleton" />
    ) : (
      <p class="small quiet">{say(state === 'moved' ? 'trace.moved' : 'trace.unreached')}</p>
    );
  }
  const figure = figureOf(annex, lineage.field, lineage.value, say.locale);
  return (
    <div class="trace">
      {lineage.label && figure && (
        <p class="small row spread">
          <span class="quiet">{lineage.label}</span>
          <strong>{figure}</strong>
        </p>
      )}
      <Rows rows={lineage.parts} annex={annex} field={lineage.field} />
      {lineage.more > 0 && <p class="small quiet">{say('trace.more', { count: lineage.more })}</p>}
    </div>
  );
}

/** Words are told by the row itself: only figures add up. */
function figureOf(annex: AnnexDefinition, field: string | null, value: LineageRow['value'], locale: Locale): string {
  const shown = shownValue(annex, field, value, locale);
  return shown.figure ? shown.text : '';
}

interface Of {
  readonly annex: AnnexDefinition;
  readonly field: string | null;
}

function Rows({ rows, ...of }: Of & { rows: readonly LineageRow[] }) {
  return (
    <ul class="trace-rows small">
      {rows.map((row) => (
        <li key={`${row.submission}/${row.record}/${row.own}`} data-unit={row.unit}>
          <Row row={row} {...of} />
          {row.parts.length > 0 && <Rows rows={row.parts} {...of} />}
        </li>
      ))}
    </ul>
  );
}

function Row({ row, annex, field }: Of & { row: LineageRow }) {
  const say = usePaneSay();
  const value = figureOf(annex, field, row.value, say.locale);
  const where = row.cell ?? (row.row === null ? '' : say('trace.row', { row: row.row }));
  return (
    <>
      <span class="row spread">
        <span>
          <strong>{row.unitName}</strong>
          {row.own && <span class="quiet"> {say('trace.own')}</span>}
        </span>
        <span class="figure">{value}</span>
      </span>
      <span class="quiet">
        {[row.name, where].filter(Boolean).join(' · ')} <SourceLink {...row} />
      </span>
    </>
  );
}
