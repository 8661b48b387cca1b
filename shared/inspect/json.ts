import { annexById } from '../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../annex/definition.ts';
import { describeIssue } from '../i18n/describe.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Issue } from '../issue/issue.ts';
import type { SheetInspection } from './inspection.ts';

function issueJson(issue: Issue, annex: AnnexDefinition | null, locale: Locale): object {
  return { ...issue, message: describeIssue(issue, annex, locale) };
}

/** The inspection JSON of the contract. `catalogue`: where an annex outside the official six is described. */
export function inspectionJson(
  file: string,
  sheets: readonly SheetInspection[],
  locale: Locale,
  catalogue?: readonly AnnexDefinition[],
): object {
  return {
    file,
    sheets: sheets.map((sheet) => {
      const annex =
        sheet.annex === null
          ? null
          : (catalogue?.find(({ id }) => id === sheet.annex) ?? annexById(sheet.annex) ?? null);
      return { ...sheet, issues: sheet.issues.map((issue) => issueJson(issue, annex, locale)) };
    }),
  };
}
