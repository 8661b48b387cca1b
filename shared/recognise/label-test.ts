import type { AnnexDefinition } from '../annex/definition.ts';
import { bareKey, labelKey, withoutMoneyUnit } from './label.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Whether a text is a label of some annex. */
export type LabelTest = (text: string) => boolean;

/** Only such a text can be another spelling of a label; the rest is a look-up, asked of every row of a sheet. */
const RESPELT = /[\s()[\]{}【】〔〕（）：:、，。,.／/\u200b-\u200f\ufeff\uff10-\uff5a]|元$/u;

function build(catalogue: readonly AnnexDefinition[]): LabelTest {
  const keys = new Set<string>();
  for (const annex of catalogue) {
    for (const key of vocabularyOf(annex).fields.keys()) keys.add(key);
    for (const { path, label } of annex.fields) {
      const printed = path?.[0] ?? label;
      for (const key of [labelKey(printed), bareKey(printed)]) keys.add(key);
    }
  }
  return (text) => {
    if (keys.has(text)) return true;
    if (!RESPELT.test(text)) return false;
    const key = labelKey(text);
    return keys.has(key) || keys.has(bareKey(text)) || keys.has(withoutMoneyUnit(key));
  };
}

const built = new WeakMap<readonly AnnexDefinition[], LabelTest>();

/** The label test of a catalogue, built once. */
export function labelTest(catalogue: readonly AnnexDefinition[]): LabelTest {
  const test = built.get(catalogue) ?? build(catalogue);
  built.set(catalogue, test);
  return test;
}
