import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { IssueJson } from '../../shared/api/contracts/issue.ts';
import { describeIssue } from '../../shared/i18n/describe.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { Issue } from '../../shared/issue/issue.ts';

/** An issue with its text. */
export function issueJson(issue: Issue, annex: AnnexDefinition | null, locale: Locale): IssueJson {
  return { ...issue, message: describeIssue(issue, annex, locale) } as IssueJson;
}
