import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import { bareKey, labelKey, withoutMoneyUnit } from './label.ts';

/** How well a header says a field: as printed, but for what stands in brackets, by a known other name. */
export type Likeness = 'exact' | 'bare' | 'alias';

export const WEIGHT: Readonly<Record<Likeness, number>> = { exact: 1, bare: 0.97, alias: 0.9 };

/** The labels of one annex by their keys. */
export interface Vocabulary {
  readonly annex: AnnexDefinition;
  /** Every key that stands for a field. Row labels of a matrix are not in it: they are found by what stands in them. */
  readonly fields: ReadonlyMap<string, readonly { readonly field: FieldDefinition; readonly how: Likeness }[]>;
  /** Fields that a header must name, the generated 序号 and the row labels of a matrix left out. */
  readonly wanted: readonly FieldDefinition[];
  readonly titleKey: string;
  /** The notice's own words: notes under the table, the line that says who must fill it. */
  readonly words: readonly string[];
}

const LEAF_PREFIX = /^其中/u;

function addKeys(map: Map<string, Likeness>, text: string, how: { full: Likeness; bare: Likeness }): void {
  const add = (key: string, likeness: Likeness) => {
    const known = map.get(key);
    if (key !== '' && (known === undefined || WEIGHT[known] < WEIGHT[likeness])) map.set(key, likeness);
  };
  add(labelKey(text), how.full);
  add(bareKey(text), how.bare);
  add(withoutMoneyUnit(labelKey(text)), how.bare);
}

const PRINTED = { full: 'exact', bare: 'bare' } as const;
const OTHER = { full: 'alias', bare: 'alias' } as const;

/** A two-row header is compared as its path joined: 参与社会组织数 + 总数, also when someone wrote it into one cell. */
function pathKeys(field: FieldDefinition): Map<string, Likeness> {
  const groups = new Map<string, Likeness>();
  const [group = '', ...rest] = field.path ?? [];
  addKeys(groups, group, PRINTED);
  for (const alias of field.aliases ?? []) addKeys(groups, alias, OTHER);
  const leaf = labelKey(rest.join(''));
  const keys = new Map<string, Likeness>();
  for (const [stem, how] of groups) {
    keys.set(stem + leaf, how);
    keys.set(stem + leaf.replace(LEAF_PREFIX, ''), how);
  }
  return keys;
}

function keysOf(field: FieldDefinition): Map<string, Likeness> {
  if (field.path) return pathKeys(field);
  const keys = new Map<string, Likeness>();
  addKeys(keys, field.label, PRINTED);
  for (const alias of field.aliases ?? []) addKeys(keys, alias, OTHER);
  return keys;
}

function build(annex: AnnexDefinition): Vocabulary {
  const rowLabels = new Set(annex.matrix ? [annex.matrix.groupField, annex.matrix.nameField] : []);
  const fields = new Map<string, { field: FieldDefinition; how: Likeness }[]>();
  for (const field of annex.fields) {
    if (rowLabels.has(field.key)) continue;
    for (const [key, how] of keysOf(field)) {
      const said = fields.get(key);
      if (said) said.push({ field, how });
      else fields.set(key, [{ field, how }]);
    }
  }
  return {
    annex,
    fields,
    wanted: annex.fields.filter((field) => field.generated !== true && !rowLabels.has(field.key)),
    titleKey: labelKey(annex.title),
    words: [annex.scope.quote ?? '', ...annex.notes].map(labelKey).filter((key) => key.length >= 8),
  };
}

const built = new WeakMap<AnnexDefinition, Vocabulary>();

/** The vocabulary of an annex, built once. */
export function vocabularyOf(annex: AnnexDefinition): Vocabulary {
  const known = built.get(annex);
  if (known) return known;
  const vocabulary = build(annex);
  built.set(annex, vocabulary);
  return vocabulary;
}

/** The keys a header may bear for a field, for likeness when none fits. */
export function fieldKeys(field: FieldDefinition): readonly string[] {
  return [...keysOf(field).keys()];
}
