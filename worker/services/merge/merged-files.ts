import { blankOf } from '../../../shared/annex/blank.ts';
import { mergeAppendices } from '../../../shared/merge/appendices.ts';
import { firstRecordRow } from '../../../shared/merge/first-row.ts';
import type { UnitState } from '../../../shared/merge/report-appendix.ts';
import { stalePartsOf } from '../../../shared/merge/stale-parts.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { renderAnnex } from '../../../shared/render/render.ts';
import { progressRows } from '../../store/progress.ts';
import { staleBelow } from '../forward/stale.ts';
import { rowsAt } from '../progress/progress.ts';
import { progressStateOf } from '../progress/state.ts';
import type { World } from '../world.ts';
import type { MergeRun } from './merges.ts';

/** The merge as the official workbook, with 报送情况, 附注 and 来源 behind the annex. */
export async function mergedWorkbook(world: World, run: MergeRun, tied: MergeRun | null): Promise<Uint8Array> {
  const { annex, merge, expected, inputs, deadline, unit } = run;
  const rows = await rowsAt(world, unit, (db) => progressRows(db, run.notice.id, unit.code));
  const states = new Map<string, UnitState>(
    rows
      .filter((row) => row.annex === annex.id && row.unit !== unit.code)
      .map((row) => [row.unit, row.decision === 'withdraw' ? 'withdrawn' : progressStateOf(row)]),
  );
  const beside = tied ? { list: tied.annex, listMerge: tied.merge, listInputs: tied.inputs } : undefined;
  const divisions = nationalDivisions();
  const { locale } = world;
  const blank = blankOf(annex.id);
  const firstRow = firstRecordRow(annex, blank);
  const changed = (await staleBelow(world, run.notice.id, annex.id, unit)).get(annex.id) ?? [];
  const stale = { annex, parts: stalePartsOf(changed, inputs) };
  const appendices = mergeAppendices({
    ...{ annex, merge, expected, inputs, divisions, deadline, states, stale, locale },
    ...(beside ? { beside } : {}),
    ...(firstRow === undefined ? {} : { firstRow }),
  });
  return renderAnnex({
    annex,
    blank,
    unitName: unit.name,
    header: {},
    records: merge.records,
    appendices,
  });
}
