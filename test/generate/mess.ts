import type { Divisions } from '../../shared/regions/divisions.ts';
import { type Messing, messLayout } from './mess-layout.ts';
import { type Variant, variantsOf } from './mess-values.ts';

/** One cell in this many is written otherwise than asked. */
const ONE_IN = 9;
const LAYOUT_CHANGES = 3;

interface Cell {
  readonly record: number;
  readonly field: string;
  readonly variants: readonly Variant[];
}

/**
 * Fills a careful sheet with what people do to it: other ways of writing in one cell of nine, `questions` cells that
 * nobody can read without asking, and three changes of layout. The truth follows.
 */
export function makeMess(messing: Messing, questions: number, divisions: Divisions): void {
  const { random } = messing;
  const cells = random.shuffled(cellsOf(messing, divisions));
  const asking = cells.filter((cell) => cell.variants.some((variant) => variant.open)).slice(0, questions);
  for (const cell of asking) write(messing, cell, random.pick(cell.variants.filter((variant) => variant.open)));
  for (const cell of cells) {
    const plain = cell.variants.filter((variant) => !variant.open);
    if (!asking.includes(cell) && plain.length > 0 && random.chance(1 / ONE_IN))
      write(messing, cell, random.pick(plain));
  }
  messLayout(messing, LAYOUT_CHANGES);
}

function cellsOf({ annex, records }: Messing, divisions: Divisions): Cell[] {
  const matrix = annex.matrix !== undefined;
  return records.flatMap((truth, record) =>
    annex.fields.flatMap((field) => {
      const value = truth.values[field.key];
      if (value === undefined || field.generated) return [];
      const variants = variantsOf(field, value, matrix, divisions);
      return variants.length > 0 ? [{ record, field: field.key, variants }] : [];
    }),
  );
}

function write({ draft, records, log }: Messing, { record, field }: Cell, variant: Variant): void {
  const row = draft.rows.find((r) => r.kind === 'record' && r.record === record);
  const truth = records[record];
  if (row?.kind !== 'record' || !truth) throw new Error(`there is no record ${record}`);
  row.cells[field] = variant.typed;
  log.push({ pattern: variant.pattern, record, field, typed: variant.typed });
  if (!variant.open) return;
  truth.open[field] = { severity: variant.open, meant: truth.values[field] ?? null };
  if (variant.reads === false) delete truth.values[field];
}
