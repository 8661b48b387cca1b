import { coverageOf } from '../../../shared/merge/coverage.ts';
import type { MergedRecord, MergeInput } from '../../../shared/merge/merge.ts';
import { concatenate } from '../../../shared/merge/register.ts';
import { countedInputs } from '../../../shared/merge/unit-order.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import type { CountedUnit } from '../../store/counted.ts';
import type { World } from '../world.ts';
import { csvColumns, csvHead, csvRows } from './merged-csv.ts';
import { mergedHead, staleCoverage } from './merged-json.ts';
import { inputOf, inputsOf, type MergePlan } from './merges.ts';

/** Rows in memory at once: an isolate has 128 MB, and a row with its JSON takes some kilobytes of it. */
const ROWS_AT_ONCE = 2_000;

/** A merged list in division order, some units at a time. */
async function* mergedParts(world: World, plan: MergePlan): AsyncGenerator<MergedRecord[]> {
  const { annex, counted, notice } = plan;
  const generated = annex.fields.filter((field) => field.generated).map(({ key }) => key);
  let before = 0;
  for (const units of groups(counted)) {
    const part = concatenate(annex, countedInputs(await inputsOf(world, units, notice.year, annex)));
    const offset = before;
    before += part.length;
    yield part.map(({ values, ...rest }, index) => {
      const numbers = Object.fromEntries(generated.map((key) => [key, offset + index + 1]));
      return { ...rest, values: { ...values, ...numbers } };
    });
  }
}

/** Units in division order (organisations last), in groups of so many rows. */
function groups(counted: readonly CountedUnit[]): CountedUnit[][] {
  const kind = ({ level }: CountedUnit) => (level === 'organisation' ? 1 : 0);
  const ordered = counted.filter(({ submission }) => submission !== null).sort((a, b) => kind(a) - kind(b));
  const all: CountedUnit[][] = [];
  let rows = ROWS_AT_ONCE;
  for (const unit of ordered) {
    if (rows >= ROWS_AT_ONCE) {
      all.push([]);
      rows = 0;
    }
    all.at(-1)?.push(unit);
    rows += unit.count ?? 0;
  }
  return all;
}

/** Who has reported, without what. */
function inputsWithout({ counted, notice }: MergePlan): MergeInput[] {
  return counted.flatMap((unit) => inputOf(unit, notice.year, []));
}

/**
 * The JSON of a merged list too large to be held at once, as it is made. Possible duplicates are not looked for: that
 * takes all rows (`duplicatesChecked` false); whoever has them all can.
 */
export async function* mergedJsonText(world: World, plan: MergePlan): AsyncGenerator<string> {
  const coverage = coverageOf(plan.expected, inputsWithout(plan), nationalDivisions());
  const above = await mergedHead(world, plan);
  const head = JSON.stringify({
    ...above,
    coverage: { ...coverage, stale: staleCoverage(above.stale, inputsWithout(plan)) },
    duplicates: [],
    duplicatesChecked: false,
  });
  yield `${head.slice(0, -1)},"records":[`;
  let first = true;
  for await (const part of mergedParts(world, plan)) {
    const rows = part.map(({ values, extra, sources }) => JSON.stringify({ values, extra, source: sources[0] }));
    yield `${first ? '' : ','}${rows.join(',')}`;
    first = false;
  }
  yield ']}';
}

/** The CSV of a merged list too large to be held at once, as it is made. */
export async function* mergedCsvText(world: World, plan: MergePlan): AsyncGenerator<string> {
  const columns = await csvColumns(world, plan);
  yield csvHead(world, columns);
  let before = 0;
  for await (const part of mergedParts(world, plan)) {
    yield csvRows(columns, part, before);
    before += part.length;
  }
}
