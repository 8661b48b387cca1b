import type { AnnexDefinition } from '../annex/definition.ts';
import type { Issue, Params } from '../issue/issue.ts';
import { fill, type Locale, type Messages } from './i18n.ts';

/** The sentences of issues in one language, by code. */
export interface IssueTexts {
  readonly locale: Locale;
  readonly texts: Messages;
}

/** What a cell says may be 32,767 characters long; a message quotes the beginning. */
const QUOTED = 40;
// error text ≤ 224: MS-OI29500 2.1.613
const LONGEST = 224;

function clip(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}

function clipped(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? clip(value.replace(/\s+/gu, ' '), QUOTED) : value,
    ]),
  );
}

function placeOf(issue: Issue, texts: Messages, locale: Locale): string {
  if (issue.cell !== null) return issue.cell;
  if (issue.record === null) return texts['at.sheet'] ?? '';
  return fill(texts['at.record'] ?? '', { n: issue.record + 1 }, locale);
}

function labelOf(issue: Issue, annex: AnnexDefinition | null): string {
  const field = annex?.fields.find(({ key }) => key === issue.field);
  return field ? (field.path ?? [field.label]).join('/') : '';
}

/**
 * What a person reads of an issue: the place, what is found, what to do. At most 224 characters. `annex` names the
 * column; without it the message does without the label.
 */
export function describeIn({ locale, texts }: IssueTexts, issue: Issue, annex: AnnexDefinition | null): string {
  const template = texts[issue.code];
  const params = {
    row: issue.row ?? '',
    label: labelOf(issue, annex),
    ...clipped(issue.params),
    cell: issue.params.cell === undefined ? placeOf(issue, texts, locale) : String(issue.params.cell),
  };
  const text = fill(template ?? issue.code, params, locale);
  // A cell's address is set off by a space; 本表 and 第3条 are Chinese words and are not.
  const spaced = locale === 'zh-CN' && issue.cell === null ? text.replace(`${params.cell} `, params.cell) : text;
  return clip(spaced, LONGEST);
}
