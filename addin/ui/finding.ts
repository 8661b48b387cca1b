import type { Issue } from '../../shared/issue/issue.ts';

/** An issue with its sentence, as pane and page show it. */
export interface Finding {
  /** Stable while the issue stands: code, cell and field. */
  readonly key: string;
  readonly issue: Issue;
  readonly message: string;
}

/** What the officer answered to a finding that may stay as it is. */
export interface Answer {
  readonly reason: string;
  /** The cells it is about: a change of any of them voids the answer. */
  readonly cells: readonly string[];
}

/** Another cell of a finding across cells. `sheet` null: on the finding's own. */
export interface RelatedCell {
  readonly sheet: string | null;
  readonly cell: string;
}

/** The other cells of a finding: `["E7", "附件2!B5"]` taken apart, the finding's own cell left out. */
export function relatedCells(issue: Issue, ownSheet: string): RelatedCell[] {
  return (issue.related ?? []).flatMap((text) => {
    const at = text.lastIndexOf('!');
    const sheet = at < 0 || text.slice(0, at) === ownSheet ? null : text.slice(0, at);
    const cell = text.slice(at + 1);
    return sheet === null && cell === issue.cell ? [] : [{ sheet, cell }];
  });
}

/** `money.range@F10/fundsWan`. */
export function findingKey(issue: Issue): string {
  return `${issue.code}@${issue.cell ?? issue.record ?? ''}/${issue.field ?? ''}`;
}

/** Whether the finding still stands in the way. */
export function blocks(finding: Finding, answers: ReadonlyMap<string, Answer>): boolean {
  if (finding.issue.severity === 'error') return true;
  return finding.issue.severity === 'confirm' && !answers.has(finding.key);
}

/**
 * The text of a fix's suggestion, as it will stand in the cell; undefined where there is nothing to take, or where it
 * stands in the cell already (太短: the officer may only keep it or write more).
 */
export function suggestion(issue: Issue): string | undefined {
  const edits = issue.fix?.edits ?? [];
  const offered = edits.map((edit) => (edit.value === null ? '' : String(edit.value))).join(' / ');
  return edits.length === 0 || offered === issue.params.text ? undefined : offered;
}
