import type { AnnexDefinition } from '../annex/definition.ts';
import type { FieldValue } from '../record/record.ts';
import type { MergedRecord, MergeInput, RecordSource } from './merge.ts';

/** Lists end to end, and forms as a register: the units' order, each unit's own row order, generated numbers anew. */
export function concatenate(annex: AnnexDefinition, inputs: readonly MergeInput[]): MergedRecord[] {
  const fields = annex.fields.filter((f) => !f.generated).map((f) => f.key);
  const numbered = annex.fields.filter((f) => f.generated).map((f) => f.key);
  const merged: MergedRecord[] = [];
  for (const input of inputs) {
    const sources = [sourceOf(input)];
    for (const record of input.records) {
      const values: Record<string, FieldValue> = {};
      for (const key of numbered) values[key] = merged.length + 1;
      for (const key of fields) {
        const value = record.values[key];
        if (value !== undefined) values[key] = value;
      }
      merged.push({ values, extra: record.extra, sources });
    }
  }
  return merged;
}

export function sourceOf(input: MergeInput): RecordSource {
  const { unit, unitName, version, receiptNumber } = input;
  return { unit, unitName, version, receiptNumber };
}
