import type { ReadingContext } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import { a1 } from '../grid/address.ts';
import type { CellValue } from '../grid/grid.ts';
import type { Issue } from '../issue/issue.ts';
import { byPlace } from '../issue/place-order.ts';
import { fixOf } from '../normalise/fix-of.ts';
import { preparedFields } from '../normalise/prepared-fields.ts';
import { readCell, typedText } from '../normalise/read-cell.ts';
import { splitLabelled } from '../recognise/form.ts';
import type { Match, MatchedField } from '../recognise/match.ts';
import { isBlank, type SheetView } from '../recognise/sheet-view.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import type { RecordRule } from '../validate/record-rules.ts';

/** The value a form's cell holds; without the label where both share a cell. */
function rawOf(view: SheetView, { row, column, label }: MatchedField): CellValue {
  const raw = view.shown(row, column);
  if (typeof raw !== 'string') return raw;
  const parts = splitLabelled(raw);
  return parts && parts.label.trim() === label.trim() ? parts.value : raw;
}

/** One field may stand in two cells (联系人 and 联系方式): their texts are read together. */
function joined(view: SheetView, places: readonly MatchedField[]): CellValue {
  const filled = places.map((place) => rawOf(view, place)).filter((raw) => !isBlank(raw));
  if (filled.length < 2) return filled[0] ?? null;
  return filled.map((raw) => (raw === null ? '' : typedText(raw))).join(' ');
}

interface FormCell {
  readonly key: string;
  readonly prepared: PreparedField;
  readonly places: readonly MatchedField[];
}

function cellsOf(match: Match): FormCell[] {
  const prepared = preparedFields(match.annex);
  return [...new Set(match.fields.map(({ field }) => field))].flatMap((key) => {
    const field = prepared.get(key);
    return field ? [{ key, prepared: field, places: match.fields.filter((place) => place.field === key) }] : [];
  });
}

function readFormCell(view: SheetView, { key, prepared, places }: FormCell, context: ReadingContext) {
  const [place] = places;
  const reading = readCell(joined(view, places), prepared, context);
  const cell = place ? a1(place.row, place.column) : null;
  // A cell that holds its label too can't be rewritten with the value alone.
  const shared =
    place !== undefined && splitLabelled(typedText(view.shown(place.row, place.column) ?? '')) !== undefined;
  const fixable =
    places.length === 1 && !(shared && rawOf(view, place as MatchedField) !== view.shown(place.row, place.column));
  const issues = reading.findings.map((finding): Issue => {
    const fix = fixOf(finding, cell, prepared, undefined);
    return {
      code: finding.code,
      severity: finding.severity,
      cell,
      row: place?.row ?? null,
      field: key,
      record: 0,
      params: finding.params ?? {},
      fix: fix && !fixable ? { ...fix, edits: [] } : fix,
    };
  });
  return { reading, issues };
}

function ruleIssues(match: Match, values: Record<string, FieldValue>, rules: readonly RecordRule[]): Issue[] {
  return rules.flatMap((rule) =>
    rule(values).map((finding): Issue => {
      const place = match.fields.find(({ field }) => field === finding.field);
      return {
        code: finding.code,
        severity: finding.severity,
        cell: place ? a1(place.row, place.column) : null,
        row: place?.row ?? null,
        field: finding.field,
        record: 0,
        params: finding.params,
        fix: null,
      };
    }),
  );
}

/** The one record of a form; none when nobody has filled it in. */
export function readForm(
  view: SheetView,
  match: Match,
  context: ReadingContext,
  rules: readonly RecordRule[],
): { records: readonly AnnexRecord[]; issues: readonly Issue[] } {
  const values: Record<string, FieldValue> = {};
  const source: Record<string, string> = {};
  const issues: Issue[] = [];
  const cells = cellsOf(match);
  for (const cell of cells) {
    const { reading, issues: found } = readFormCell(view, cell, context);
    if (reading.value !== undefined) values[cell.key] = reading.value;
    if (reading.source !== undefined) source[cell.key] = reading.source;
    issues.push(...found);
  }
  if (unfilled(cells, values, issues)) return { records: [], issues: [] };
  issues.push(...ruleIssues(match, values, rules));
  const row = Math.min(...match.fields.map((place) => place.row));
  return { records: [{ row, values, source, extra: {} }], issues: issues.sort(byPlace) };
}

/** As printed: no value, and only the options of the boxes to choose from. */
function unfilled(cells: readonly FormCell[], values: Record<string, FieldValue>, issues: readonly Issue[]): boolean {
  if (Object.keys(values).length > 0) return false;
  const blank = new Set(issues.filter(({ code }) => code === 'required.missing').map(({ field }) => field));
  return cells.every(({ key, prepared }) => blank.has(key) || prepared.definition.type === 'enum');
}
