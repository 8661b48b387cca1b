import type { RecordRuleKind } from './rule-kind.ts';
import { partOfWhole } from './rules/part-of-whole.ts';
import { softCap } from './rules/soft-cap.ts';
import { yearMentioned } from './rules/year-mentioned.ts';
import { zeroConsistency } from './rules/zero-consistency.ts';

/** Every kind of rule over single records. A new one is added here, and what it takes as options in options.ts. */
export const RECORD_RULE_KINDS = [
  partOfWhole,
  zeroConsistency,
  softCap,
  yearMentioned,
] as unknown as readonly RecordRuleKind[];

const BY_NAME = new Map(RECORD_RULE_KINDS.map((kind) => [kind.name, kind]));

/** The record rule kind of this name; undefined for a rule across annexes (cross-annex.ts). */
export function recordRuleKind(name: string): RecordRuleKind | undefined {
  return BY_NAME.get(name);
}
