import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { parseA1 } from '../../shared/grid/address.ts';
import type { Area } from '../../shared/grid/grid.ts';
import { describeIn, type IssueTexts } from '../../shared/i18n/describe-in.ts';
import type { Issue } from '../../shared/issue/issue.ts';
import { type Answer, blocks, type Finding, findingKey } from '../ui/finding.ts';
import type { Table } from './book.ts';

/** Answers by finding key, for each table. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** Turns issues into findings with their sentences; an issue that stands on keeps its finding. */
export class Describer {
  readonly #texts: IssueTexts;
  readonly #known = new WeakMap<Issue, Finding>();

  constructor(texts: IssueTexts) {
    this.#texts = texts;
  }

  all({ annex, inspection }: Table): Finding[] {
    return inspection.issues.map((issue) => this.#one(issue, annex));
  }

  #one(issue: Issue, annex: AnnexDefinition): Finding {
    const known = this.#known.get(issue);
    if (known) return known;
    const made = { key: findingKey(issue), issue, message: describeIn(this.#texts, issue, annex) };
    this.#known.set(issue, made);
    return made;
  }
}

export interface Counts {
  readonly rows: number;
  readonly errors: number;
  /** Still open. */
  readonly confirms: number;
  readonly warnings: number;
}

export function countsOf(table: Table, findings: readonly Finding[], answers: ReadonlyMap<string, Answer>): Counts {
  const open = findings.filter((finding) => blocks(finding, answers));
  const errors = open.filter(({ issue }) => issue.severity === 'error').length;
  return {
    rows: table.inspection.records.length,
    errors,
    confirms: open.length - errors,
    warnings: findings.filter(({ issue }) => issue.severity === 'warning').length,
  };
}

/** The fixes that mean the same as what was typed. No cell is fixed twice. */
export function safeFindings(findings: readonly Finding[]): Finding[] {
  const taken = new Set<string>();
  return findings.filter(({ issue: { fix } }) => {
    if (!fix?.safe || fix.edits.length === 0 || fix.edits.some(({ cell }) => taken.has(cell))) return false;
    for (const { cell } of fix.edits) taken.add(cell);
    return true;
  });
}

interface Since {
  /** The findings that were answered. */
  readonly known: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly edited:
    | {
        readonly cells: readonly { readonly row: number; readonly column: number }[];
        readonly areas?: readonly Area[];
      }
    | undefined;
}

/** Drops the answers to findings that are gone or say something else by now, and to those about cells that were edited. */
export function answersAfter(
  answers: ReadonlyMap<string, Answer>,
  { known, findings, edited }: Since,
): ReadonlyMap<string, Answer> {
  if (answers.size === 0) return answers;
  const said = new Map(known.map(({ key, message }) => [key, message]));
  const standing = new Map(findings.map(({ key, message }) => [key, message]));
  const touched = (cell: string) => {
    const at = parseA1(cell);
    if (!at || !edited) return false;
    const isThere = ({ row, column }: { row: number; column: number }) => row === at.row && column === at.column;
    return edited.cells.some(isThere) || (edited.areas ?? []).some((area) => isIn(area, at));
  };
  const kept = [...answers].filter(([key, { cells }]) => {
    const now = standing.get(key);
    return now !== undefined && (said.get(key) ?? now) === now && !cells.some(touched);
  });
  return kept.length === answers.size ? answers : new Map(kept);
}

function isIn({ top, left, bottom, right }: Area, { row, column }: { row: number; column: number }): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
