import { crossAnnexOptions } from './rules/cross-annex.ts';
import { partOfWholeOptions } from './rules/part-of-whole.ts';
import { softCapOptions } from './rules/soft-cap.ts';
import { yearMentionedOptions } from './rules/year-mentioned.ts';
import { zeroConsistencyOptions } from './rules/zero-consistency.ts';

/** What each kind of rule takes as options. For checking definitions (annex/schema.ts), as field/options.ts is. */
export const RULE_OPTIONS = {
  crossAnnex: crossAnnexOptions(),
  partOfWhole: partOfWholeOptions(),
  softCap: softCapOptions(),
  yearMentioned: yearMentionedOptions(),
  zeroConsistency: zeroConsistencyOptions(),
};
