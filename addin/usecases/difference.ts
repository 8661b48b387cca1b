import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Comparison } from '../../shared/api/contracts/comparison.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { type CellChange, compareRecords, nameOf, type RecordChange } from '../../shared/versions/compare-records.ts';

/** Whose change makes a cell differ: the other editor's, mine, or both of ours. */
export type Whose = 'theirs' | 'mine' | 'both';

export interface DifferingCell extends CellChange {
  /** null: the version that both began with is not known. */
  readonly whose: Whose | null;
}

/** A record that differs: `before` is theirs, `after` mine. */
export interface Differing extends Omit<RecordChange, 'cells'> {
  readonly cells: readonly DifferingCell[];
}

/**
 * Two people's versions of one sheet, theirs to mine. `since`: what they changed of the version that I began with;
 * with all of it every cell says whose change it is, so that nobody sends back what a colleague has just put right.
 */
export function differenceOf(
  annex: AnnexDefinition,
  theirs: readonly AnnexRecord[],
  mine: readonly AnnexRecord[],
  since: Comparison | null,
): Differing[] {
  // Of a part of what they changed the rest would pass for mine.
  const known = since !== null && !(since.more > 0) ? since : null;
  const { changes } = compareRecords(annex, theirs, mine);
  const told = known ? changes.flatMap((change) => apart(annex, theirs, mine, known, change)) : changes;
  return told.map((change) => {
    const cells = change.cells.map((cell) => ({ ...cell, whose: known && whoseCell(known, change, cell) }));
    return { ...change, cells };
  });
}

/**
 * A record that they put in, and one of mine under another name: however alike the two are, both of us added one, and
 * neither is the other corrected.
 */
function apart(
  annex: AnnexDefinition,
  theirs: readonly AnnexRecord[],
  mine: readonly AnnexRecord[],
  since: Comparison,
  change: RecordChange,
): readonly RecordChange[] {
  const { kind, before, after } = change;
  if (kind !== 'changed' || before === null || after === null) return [change];
  const [left, right] = [theirs[before], mine[after]];
  const theyAdded = since.changes.some((made) => made.kind === 'added' && made.after === before);
  if (!left || !right || !theyAdded || nameOf(annex, left) === nameOf(annex, right)) return [change];
  const only = (was: readonly AnnexRecord[], is: readonly AnnexRecord[]) => compareRecords(annex, was, is).changes;
  return [
    ...only([left], []).map((one) => ({ ...one, before })),
    ...only([], [right]).map((one) => ({ ...one, after })),
  ];
}

function whoseCell(since: Comparison, change: RecordChange, cell: CellChange): Whose {
  if (change.kind === 'removed') {
    // In theirs alone: they put it in, or I took it out.
    return since.changes.some((made) => made.kind === 'added' && made.after === change.before) ? 'theirs' : 'mine';
  }
  if (change.kind === 'added') {
    // In mine alone: they took it out, or I put it in.
    return since.changes.some((made) => made.kind === 'removed' && made.name === change.name) ? 'theirs' : 'mine';
  }
  const made = since.changes.find(({ after }) => after === change.before);
  const touched = made?.cells.find((each) => each.field === cell.field && each.label === cell.label);
  if (!made || !touched) return 'mine';
  const untouchedByMe = made.kind === 'changed' && JSON.stringify(touched.before) === JSON.stringify(cell.after);
  return untouchedByMe ? 'theirs' : 'both';
}
