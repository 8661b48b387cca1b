/** A row of the merged block, before or after: whose it is, and what it says. */
export interface AlignRow {
  readonly unit: string;
  readonly key: string;
}

/**
 * Which old row becomes which new one: the same record of the same unit first, then a unit's other records in their
 * order (a record that was corrected keeps its row, and what the reviewer wrote beside it). Null: a row of no record
 * any more, or a new one. Old and new order are kept where they agree.
 */
export function pairRows(before: readonly AlignRow[], after: readonly AlignRow[]): (number | null)[] {
  const waiting = new Map<string, number[]>();
  before.forEach((row, at) => {
    const id = `${row.unit}\u0000${row.key}`;
    waiting.set(id, [...(waiting.get(id) ?? []), at]);
  });
  const pairs: (number | null)[] = after.map(({ unit, key }) => waiting.get(`${unit}\u0000${key}`)?.shift() ?? null);
  const taken = new Set(pairs.filter((at) => at !== null));
  const spare = new Map<string, number[]>();
  before.forEach(({ unit }, at) => {
    if (!taken.has(at)) spare.set(unit, [...(spare.get(unit) ?? []), at]);
  });
  return pairs.map((at, i) => at ?? spare.get(after[i]?.unit ?? '')?.shift() ?? null);
}

/** The longest run of pairs whose old rows are in rising order: these rows stay where they are. */
export function staying(pairs: readonly (number | null)[]): Set<number> {
  const tails: number[] = [];
  const before: (number | undefined)[] = new Array(pairs.length);
  pairs.forEach((old, i) => {
    if (old === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as number) < old) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? tails[low - 1] : undefined;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1); i !== undefined; i = before[i]) kept.add(i);
  return kept;
}

export interface RowPlan {
  /** Whole rows to put in, from the block's first row on (0-based, each after the one before). */
  readonly inserts: readonly { readonly at: number; readonly by: number }[];
  /** Once they are in: new index → row, while the rows to be taken out still stand. */
  readonly places: readonly number[];
  /** Whole rows to take out at last, when everything is written; each after the one before. */
  readonly deletes: readonly { readonly at: number; readonly by: number }[];
  /** New index → old index of the row whose own cells must be carried along by hand: it could not stay. */
  readonly carried: ReadonlyMap<number, number>;
  /** New index → old index of the row it stays in. */
  readonly stays: ReadonlyMap<number, number>;
  /** Old indexes of rows of no record any more. */
  readonly gone: readonly number[];
}

/**
 * How rows are put in and taken out so that every row of a record that stays keeps all that stands beside it. What is
 * to go goes last: until then everything can be put back. From the bottom up, so that no step moves the next ones.
 */
export function planRows(before: number, pairs: readonly (number | null)[]): RowPlan {
  const stay = staying(pairs);
  // Rows put in above the first would take the header's look: it makes place, and its own record moves on.
  const first = pairs.findIndex((old, i) => old === 0 && stay.has(i));
  if (first > 0) stay.delete(first);
  const kept = [...stay].sort((a, b) => a - b);
  const inserts: { at: number; by: number }[] = [];
  const deletes: { at: number; by: number }[] = [];
  const places = new Array<number>(pairs.length).fill(0);
  // Of each gap between rows that stay: the old rows in it go, the new ones come in below them.
  let shift = pairs.length - kept.length;
  let oldEnd = before;
  let newEnd = pairs.length;
  for (let k = kept.length - 1; k >= -1; k--) {
    const newAt = k < 0 ? -1 : (kept[k] as number);
    const oldAt = k < 0 ? -1 : (pairs[newAt] as number);
    const come = newEnd - newAt - 1;
    const go = oldEnd - oldAt - 1;
    shift -= come;
    if (come > 0) inserts.push({ at: oldEnd, by: come });
    if (go > 0) deletes.push({ at: oldAt + 1 + shift, by: -go });
    for (let at = 0; at < come; at++) places[newAt + 1 + at] = oldEnd + shift + at;
    if (newAt >= 0) places[newAt] = oldAt + shift;
    newEnd = newAt;
    oldEnd = oldAt;
  }
  const carried = new Map<number, number>();
  const stays = new Map<number, number>();
  pairs.forEach((old, i) => {
    if (old !== null) (stay.has(i) ? stays : carried).set(i, old);
  });
  const used = new Set(pairs.filter((old) => old !== null));
  const gone = Array.from({ length: before }, (_, at) => at).filter((at) => !used.has(at));
  return { inserts, places, deletes, carried, stays, gone };
}
