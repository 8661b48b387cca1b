import type { AnnexDefinition, FieldDefinition } from './definition.ts';

/** What is different in a newer version of an annex, in words of the printed sheet. */
export interface AnnexChange {
  readonly part: 'title' | 'header' | 'column' | 'row' | 'order' | 'rules' | 'notes';
  readonly kind: 'added' | 'removed' | 'changed';
  /** As printed in the newer version; of what went, in the older. Empty for what has no name of its own. */
  readonly label: string;
  /** What it was called; null where that is the same. */
  readonly before: string | null;
  readonly aspects: ('type' | 'required' | 'options')[];
}

interface Part {
  readonly id: string;
  readonly label: string;
  readonly type?: string;
  readonly required: unknown;
  readonly options?: unknown;
}

const columnOf = ({ key, label, path, type, required, options }: FieldDefinition): Part => ({
  ...{ id: key, label: path?.join(' / ') ?? label, type, required, options },
});
const columnsOf = ({ fields }: AnnexDefinition) => fields.map(columnOf);
const blanksOf = ({ header }: AnnexDefinition): Part[] =>
  header.map(({ key, label, required }) => ({ id: key, label, required }));
const rowsOf = ({ matrix }: AnnexDefinition): Part[] =>
  (matrix?.rows ?? []).map(({ group, name, code }) => {
    const label = `${group} / ${name}`;
    return { id: code ?? label, label, required: true };
  });

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const change = (part: AnnexChange['part'], kind: AnnexChange['kind'], label = ''): AnnexChange => ({
  ...{ part, kind, label, before: null, aspects: [] },
});

/**
 * What a newer version of an annex changes: what is filled in first, then rules and notes, of which it only says that
 * they are others.
 * @example annexChanges(v1, v2) // [{ part: 'column', kind: 'added', label: '备注', before: null, aspects: [] }]
 */
export function annexChanges(before: AnnexDefinition, after: AnnexDefinition): AnnexChange[] {
  const title =
    before.title === after.title ? [] : [{ ...change('title', 'changed', after.title), before: before.title }];
  return [
    ...title,
    ...partChanges('column', columnsOf(before), columnsOf(after)),
    ...partChanges('header', blanksOf(before), blanksOf(after)),
    ...partChanges('row', rowsOf(before), rowsOf(after)),
    ...(inOrder(columnsOf(before), columnsOf(after)) ? [] : [change('order', 'changed')]),
    ...(same(before.rules, after.rules) ? [] : [change('rules', 'changed')]),
    ...(same(before.notes, after.notes) ? [] : [change('notes', 'changed')]),
  ];
}

function partChanges(part: AnnexChange['part'], before: readonly Part[], after: readonly Part[]): AnnexChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id }) => !old.has(id)).map(({ label }) => change(part, 'added', label)),
    ...before.filter(({ id }) => !kept.has(id)).map(({ label }) => change(part, 'removed', label)),
    ...after.flatMap((now): AnnexChange[] => {
      const was = old.get(now.id);
      if (!was) return [];
      const aspects = (['type', 'required', 'options'] as const).filter((aspect) => !same(was[aspect], now[aspect]));
      const renamed = was.label === now.label ? null : was.label;
      if (renamed === null && aspects.length === 0) return [];
      return [{ part, kind: 'changed', label: now.label, before: renamed, aspects }];
    }),
  ];
}

/** Whether what both have stands in the same order. */
function inOrder(before: readonly Part[], after: readonly Part[]): boolean {
  const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const stayed = before.filter(({ id }) => now.has(id)).map(({ id }) => id);
  return same(
    stayed,
    after.filter(({ id }) => old.has(id)).map(({ id }) => id),
  );
}
