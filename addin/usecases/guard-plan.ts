import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { type CompiledRule, compileAnnex } from '../../shared/compile/compile.ts';
import { marksOf } from '../../shared/compile/mark.ts';
import type { NativeRule } from '../../shared/field/field-type.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import type { InspectContext } from '../../shared/inspect/context.ts';
import { tablePlaces } from '../../shared/inspect/inspect-sheet.ts';
import { readSheetTable } from '../../shared/inspect/table.ts';
import type { Match } from '../../shared/recognise/match.ts';
import { recogniseView } from '../../shared/recognise/recognise.ts';
import { type SheetView, viewOf } from '../../shared/recognise/sheet-view.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { Guard, GuardPlan, NamedList } from '../host/guard.ts';

export interface PlanRequest {
  readonly sheet: string;
  readonly grid: Grid;
  readonly context: InspectContext;
  readonly locale: Locale;
  /** `button.text`, `button.description`, `list.promptTitle`. */
  readonly texts: Messages;
}

/** Rows guarded below a table that nothing stands under, so that added ones are guarded too. */
const SPARE_ROWS = 500;
/** An inline list: commas count (MS-OI29500 2.1.613). */
const INLINE_LIST = 255;
/** Excel's limit of a named list behind a dropdown. */
const LONGEST_LIST = 32_767;

/** The plan that guards a sheet; undefined for a sheet that is no annex. */
export function guardPlan({ sheet, grid, context, locale, texts }: PlanRequest): GuardPlan | undefined {
  const view = viewOf(grid);
  const matches = recogniseView(view, context.catalogue);
  const [first] = matches;
  if (!first || !view.box) return undefined;
  const lists = new Map<string, NamedList>();
  const places = tablePlaces(view, matches);
  const guards = matches.flatMap((match, at) => {
    const lastRow = lastGuarded(view, match, places[at], at === matches.length - 1, context);
    const rules = compileAnnex(match.annex, match, lastRow, locale);
    return withPlaces(match, rules, lastRow).map((rule) => guardOf(rule, at, match.annex, context, lists));
  });
  const button = {
    text: texts['button.text'] ?? '',
    description: texts['button.description'] ?? '',
    at: { row: view.box.top, column: Math.max(...matches.map(({ right }) => right)) + 1 },
  };
  return { sheet, guards: guards.filter((guard) => guard !== undefined), lists: [...lists.values()], button };
}

/**
 * Down to the first note below the table and over its row: rows put in above the note then lie inside the area. Where
 * nothing stands below, some hundred rows further.
 */
function lastGuarded(
  view: SheetView,
  match: Match,
  place: { top: number; bottom: number } | undefined,
  isLast: boolean,
  context: InspectContext,
): number {
  if (!place || match.annex.layout === 'form') return match.headerBottom;
  const { readings } = readSheetTable(view, match, place, context);
  const footer = readings.find(({ kind }) => kind.kind === 'footer')?.row;
  if (footer !== undefined) return footer;
  if (match.annex.layout === 'matrix') return Math.max(place.bottom, match.headerBottom + 1);
  return isLast ? Math.max(place.bottom, match.headerBottom) + SPARE_ROWS : place.bottom;
}

/** A place has no validation of its own to compile, and yet gets a dropdown: it is in the plan even without a prompt. */
function withPlaces(match: Match, rules: readonly CompiledRule[], lastRow: number): CompiledRule[] {
  const known = new Set(rules.map(({ field }) => field));
  const bare = match.fields.flatMap(({ field, row, column }): CompiledRule[] => {
    const definition = match.annex.fields.find(({ key }) => key === field);
    if (definition?.type !== 'place' || known.has(field)) return [];
    const form = match.annex.layout === 'form';
    const area = {
      top: form ? row : match.headerBottom + 1,
      bottom: form ? row : lastRow,
      left: column,
      right: column,
    };
    const rule: NativeRule = { validation: { type: 'any' }, style: 'information', asText: false };
    return [{ field, area, rule, marks: [], promptTitle: '', promptText: '', errorTitle: '', errorText: '' }];
  });
  return [...rules, ...bare];
}

function guardOf(
  compiled: CompiledRule,
  table: number,
  annex: AnnexDefinition,
  context: InspectContext,
  lists: Map<string, NamedList>,
): Guard | undefined {
  const { field, area, rule, promptTitle, promptText, errorTitle, errorText } = compiled;
  if (area.bottom < area.top) return undefined;
  const key = table === 0 ? field : `${field}_${table + 1}`;
  const texts = { promptTitle, promptText, errorTitle, errorText };
  const definition = annex.fields.find((each) => each.key === field);
  const marks = [...compiled.marks, ...(definition ? marksOf(definition, rule, annex.layout) : [])];
  const base = { key, area, style: rule.style, asText: rule.asText, ...texts, marks };
  if (definition?.type === 'place') {
    const list = placeList(context.divisions, definition.options, context.unit?.area ?? null);
    if (list.items.length === 0) return { ...base, validation: rule.validation };
    lists.set(list.name, list);
    // The engine reads far more ways of writing a place than the list has: it only offers.
    return { ...base, validation: { type: 'named', list: list.name }, quiet: true };
  }
  const { validation } = rule;
  if (validation.type !== 'list' || fitsInline(validation.items)) return { ...base, validation };
  const name = `${annex.id.replace(/[^A-Za-z0-9]/g, '_')}_${field}`;
  lists.set(name, { name, items: validation.items });
  return { ...base, validation: { type: 'named', list: name } };
}

function fitsInline(items: readonly string[]): boolean {
  return items.join(',').length <= INLINE_LIST && items.every((item) => !item.includes(','));
}

/** The divisions a dropdown offers: those of the unit's own area where the annex asks for that, else the whole tree. */
function placeList(divisions: Divisions, options: unknown, area: string | null): NamedList {
  const own = (options as { inside?: unknown } | undefined)?.inside === 'unit' ? area : null;
  const items: string[] = [];
  const visit = (code: string) => {
    items.push(divisions.pathName(code));
    for (const child of divisions.children(code)) visit(child.code);
  };
  if (own && divisions.get(own)) visit(own);
  else for (const province of divisions.children(null)) visit(province.code);
  return { name: `places_${own ?? 'all'}`, items: items.slice(0, LONGEST_LIST) };
}
