import type { RecordRuleKind } from './rule-kind.ts';
import { partOfWhole } from './rules/part-of-whole.ts';
import { softCap } from './rules/soft-cap.ts';
import { yearMentioned } from './rules/year-mentioned.ts';
import { zeroConsistency } from './rules/zero-consistency.ts';

const KINDS = new Map<string, RecordRuleKind>(
  [partOfWhole, zeroConsistency, softCap, yearMentioned].map((kind) => [kind.name, kind as RecordRuleKind]),
);

/** The record rule kind of this name; undefined for a rule across annexes (cross-annex.ts). */
export function recordRuleKind(name: string): RecordRuleKind | undefined {
  return KINDS.get(name);
}
