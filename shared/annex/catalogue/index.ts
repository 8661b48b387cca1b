import type { AnnexDefinition } from '../definition.ts';
import { js2021Annex1 } from './js2021-annex1/definition.ts';
import { js2021Annex2 } from './js2021-annex2/definition.ts';
import { js2021Annex3Form } from './js2021-annex3-form/definition.ts';
import { mca2021Annex1 } from './mca2021-annex1/definition.ts';
import { mca2021Annex2 } from './mca2021-annex2/definition.ts';
import { mca2021Annex3 } from './mca2021-annex3/definition.ts';

/** The six official annexes of the two notices. Their blank workbooks: blanks.ts, apart, so that the pane need not carry them. */
export const CATALOGUE: readonly AnnexDefinition[] = [
  mca2021Annex1,
  mca2021Annex2,
  mca2021Annex3,
  js2021Annex1,
  js2021Annex2,
  js2021Annex3Form,
];

/** The definition with this id. */
export function annexById(id: string): AnnexDefinition | undefined {
  return CATALOGUE.find((annex) => annex.id === id);
}
