import type { FieldDefinition } from '../annex/definition.ts';
import { evidenceFor, textsBetween } from './evidence.ts';
import { missingIssue } from './header-issues.ts';
import { bareKey, labelKey } from './label.ts';
import type { Match, MatchedField } from './match.ts';
import { isBlank, type SheetView } from './sheet-view.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A form is a page; what stands below is looked at as well, for several forms under each other. */
const LONGEST_SHEET = 2_000;
const LONGEST_LABEL = 40;

/** A label of the form, and where its value stands. */
interface Labelled {
  readonly field: FieldDefinition;
  readonly key: string;
  readonly row: number;
  readonly place: MatchedField;
}

/** `组织名称：苏州市慈善基金会` in one cell: the label and what follows it. */
export function splitLabelled(text: string): { label: string; value: string } | undefined {
  const match = /^\s*([^:：]{2,40}?)\s*[:：]\s*([\s\S]*)$/u.exec(text);
  return match ? { label: match[1] ?? '', value: match[2] ?? '' } : undefined;
}

function fieldOfLabel(vocabulary: Vocabulary, text: string): { field: FieldDefinition; key: string } | undefined {
  for (const key of [labelKey(text), bareKey(text)]) {
    const said = vocabulary.fields.get(key)?.[0];
    if (said) return { field: said.field, key };
  }
  return undefined;
}

function isLabel(view: SheetView, vocabulary: Vocabulary, row: number, column: number): boolean {
  const value = view.shown(row, column);
  return typeof value === 'string' && value.length <= LONGEST_LABEL && fieldOfLabel(vocabulary, value) !== undefined;
}

/** To the right of the label, or below where the right is another label or the edge of the form. */
function valuePlace(view: SheetView, vocabulary: Vocabulary, row: number, column: number) {
  const area = view.areaAt(row, column) ?? { top: row, bottom: row, left: column, right: column };
  const right = area.right + 1;
  const below = area.bottom + 1;
  const edge = right > (view.box?.right ?? 0) || isLabel(view, vocabulary, row, right);
  const belowFree = !isLabel(view, vocabulary, below, column) && !isBlank(view.shown(below, column));
  return edge && belowFree ? { row: below, column: area.left } : { row: area.top, column: right };
}

function labelledAt(view: SheetView, vocabulary: Vocabulary, row: number, column: number): Labelled | undefined {
  const value = view.grid.rows[row - 1]?.[column - 1];
  if (typeof value !== 'string' || isBlank(value)) return undefined;
  if (value.length <= LONGEST_LABEL) {
    const said = fieldOfLabel(vocabulary, value.replace(/[:：]\s*$/u, ''));
    if (said)
      return {
        ...said,
        row,
        place: { field: said.field.key, label: value, ...valuePlace(view, vocabulary, row, column) },
      };
  }
  const parts = splitLabelled(value);
  const said = parts && fieldOfLabel(vocabulary, parts.label);
  if (!parts || !said) return undefined;
  return { ...said, row, place: { field: said.field.key, label: parts.label, row, column } };
}

/** A label seen again begins the next form of the sheet. */
function formsOf(labels: readonly Labelled[]): Labelled[][] {
  const forms: Labelled[][] = [];
  let current: Labelled[] = [];
  for (const label of labels) {
    if (current.some((known) => known.key === label.key)) {
      forms.push(current);
      current = [];
    }
    current.push(label);
  }
  if (current.length > 0) forms.push(current);
  return forms;
}

function formMatch(view: SheetView, vocabulary: Vocabulary, labels: readonly Labelled[], around: string[]) {
  const { annex } = vocabulary;
  const found = new Set(labels.map(({ field }) => field));
  const score = found.size / vocabulary.wanted.length;
  const { title } = evidenceFor(vocabulary, around, view.grid.sheet);
  if (score < 0.7 && !(title >= 0.6 && score >= 0.4)) return undefined;
  const missing = annex.fields.filter((field) => !found.has(field));
  const rows = labels.flatMap(({ row, place }) => [row, place.row]);
  const columns = labels.map(({ place }) => place.column);
  const match: Match = {
    annex,
    confidence: Math.round(Math.min(1, score * (title > 0 ? 1 : 0.9) + 0.1 * title) * 100) / 100,
    fields: labels.map(({ place }) => place),
    unmapped: [],
    missing: missing.map(({ key }) => key),
    headerTop: Math.min(...rows),
    headerBottom: Math.max(...rows),
    left: view.box?.left ?? 1,
    right: Math.max(...columns),
    issues: missing.map(missingIssue),
  };
  return match;
}

/** The forms of a sheet: label cells anywhere, their values beside or below them. */
export function recogniseForms(view: SheetView, vocabularies: readonly Vocabulary[]): Match[] {
  const box = view.box;
  if (!box) return [];
  const bottom = Math.min(box.bottom, box.top + LONGEST_SHEET);
  for (const vocabulary of vocabularies) {
    const labels: Labelled[] = [];
    for (let row = box.top; row <= bottom; row += 1) {
      for (let column = box.left; column <= Math.min(box.right, box.left + 60); column += 1) {
        const label = labelledAt(view, vocabulary, row, column);
        if (label) labels.push(label);
      }
    }
    const around = textsBetween(view, box.top, Math.min(bottom, box.top + 10));
    const matches = formsOf(labels).flatMap((form) => formMatch(view, vocabulary, form, around) ?? []);
    if (matches.length > 0) return matches;
  }
  return [];
}
