import {
  areaNameOf,
  type Guard,
  type GuardPlan,
  type Installed,
  type InstalledGuard,
  OURS,
  type SheetButton,
  tokenOf,
} from '../guard.ts';
import { hostProblem } from '../host-problem.ts';
import { addButton } from './button.ts';
import { tokenOfButton } from './button-name.ts';
import { askCopied, copiedNames } from './copied.ts';
import { nameRuns } from './earlier-formats.ts';
import { addLists, askLists } from './lists.ts';
import { askPrint, firstUnprinted, hasDrawingBehind, keepOffPaper, type PrintAsked } from './print-area.ts';
import { rangeOf } from './range-of.ts';
import { addMarks, setValidation } from './rules.ts';
import { Stop } from './run.ts';

interface AskedGuard {
  readonly guard: Guard;
  readonly range: Excel.Range;
}

/** A sheet's button was drawn: whoever listens can hear it from now on. */
export type OnButton = (sheet: string, shape: Excel.Shape) => void;

/**
 * Two round trips: what stands there, then everything of ours at once (a third where the button has to stand further
 * right). `onButton` can still add to the last.
 */
export async function install(
  context: Excel.RequestContext,
  plan: GuardPlan,
  before: Installed | undefined,
  onButton: OnButton,
): Promise<Installed> {
  const sheet = context.workbook.worksheets.getItem(plan.sheet);
  sheet.load('id,protection/protected');
  sheet.shapes.load('items/name,items/left,items/width');
  const { names } = context.workbook;
  names.load('items/name,items/formula');
  sheet.names.load('items/name');
  let asked = plan.guards.map((guard) => askGuard(sheet, guard));
  const lists = askLists(context, plan);
  const paper = plan.button && askButton(sheet, plan.button);
  await context.sync();
  // Before anything is written: what a batch did before it was refused stays done.
  if (sheet.protection.protected) throw new Stop(hostProblem('protected', 'the sheet is protected'));

  if (await takeCopied(context, sheet, plan)) {
    asked = plan.guards.map((guard) => askGuard(sheet, guard));
    await context.sync();
  }
  const token = before?.token ?? tokenOf(sheet.id);
  const present = standingNames(names, token);
  addLists(context, plan, lists);
  const guards: InstalledGuard[] = [];
  const skipped: string[] = [];
  for (const each of asked) {
    const { key } = each.guard;
    if (present.has(areaNameOf(token, key))) guards.push(before?.guards.find((guard) => guard.key === key) ?? { key });
    else if (isForeign(each)) skipped.push(key);
    else guards.push(place(context, sheet, each, token));
  }
  // A column that is no longer recognised keeps what guards it, to be taken out one day.
  const planned = new Set(plan.guards.map(({ key }) => key));
  guards.push(...(before?.guards ?? []).filter(({ key }) => !planned.has(key) && present.has(areaNameOf(token, key))));
  let hasButton = sheet.shapes.items.some((shape) => tokenOfButton(shape.name) !== undefined);
  if (plan.button && paper && !hasButton) {
    const shape = await drawButton(context, sheet, plan.button, paper, token);
    if (shape) onButton(sheet.id, shape);
    hasButton = shape !== undefined;
  }
  await context.sync();
  return {
    sheet: sheet.id,
    token,
    guards,
    lists: plan.lists.map((list) => list.name),
    button: hasButton,
    skipped,
  };
}

/** A copy of a sheet of ours: what it brought along comes out, to be put in as the copy's own. */
async function takeCopied(context: Excel.RequestContext, sheet: Excel.Worksheet, plan: GuardPlan): Promise<boolean> {
  const copied = copiedNames(sheet.names);
  if (copied.length === 0) return false;
  const take = askCopied(context, sheet, copied, plan.elsewhere ?? []);
  await context.sync();
  take();
  sheet.shapes.load('items/name,items/left,items/width');
  return true;
}

/** The names that still mean something. Those of ours whose rows were all deleted are taken out, to be made anew. */
function standingNames(names: Excel.NamedItemCollection, token: string): Set<string> {
  const present = new Set<string>();
  for (const item of names.items) {
    const isLost = String(item.formula).includes('#REF!') && item.name.startsWith(`${OURS}.${token}.`);
    if (isLost) item.delete();
    else present.add(item.name);
  }
  return present;
}

type ButtonAsked = PrintAsked & { readonly corner: Excel.Range };

function askButton(sheet: Excel.Worksheet, { at }: SheetButton): ButtonAsked {
  return { ...askPrint(sheet), corner: askCorner(sheet, at.row, at.column) };
}

function askCorner(sheet: Excel.Worksheet, row: number, column: number): Excel.Range {
  const corner = sheet.getRangeByIndexes(row - 1, column - 1, 1, 1);
  corner.load('left,top');
  return corner;
}

/** Where it is not printed; not at all where keeping it off the paper would cut off a drawing of the officer's. */
async function drawButton(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  button: SheetButton,
  { corner: wanted, ...paper }: ButtonAsked,
  token: string,
): Promise<Excel.Shape | undefined> {
  const column = firstUnprinted(paper, button.at.column);
  const corner = column === button.at.column ? wanted : askCorner(sheet, button.at.row, column);
  if (corner !== wanted) await context.sync();
  if (paper.area.isNullObject && hasDrawingBehind(paper, sheet.shapes.items, corner.left)) return undefined;
  keepOffPaper(context, sheet, paper, token, column);
  return addButton(sheet, button, corner, token);
}

function askGuard(sheet: Excel.Worksheet, guard: Guard): AskedGuard {
  const range = rangeOf(sheet, guard.area);
  range.dataValidation.load('type');
  if (guard.asText) range.load('numberFormat');
  return { guard, range };
}

/** The officer's file has a validation there: theirs stays. */
function isForeign({ guard, range }: AskedGuard): boolean {
  const takesPart = guard.validation.type !== 'any' || guard.promptText !== '';
  return takesPart && range.dataValidation.type !== 'None';
}

function place(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  asked: AskedGuard,
  token: string,
): InstalledGuard {
  const { guard, range } = asked;
  if (!/^[A-Za-z]\w*$/.test(guard.key)) throw new Stop(hostProblem('failed', `"${guard.key}" can't be part of a name`));
  const formats = guard.asText ? { formats: packed(range.numberFormat.map((line) => String(line[0]))) } : {};
  setValidation(sheet, guard);
  addMarks(sheet, guard);
  const { names } = context.workbook;
  names.add(areaNameOf(token, guard.key), rangeOf(sheet, guard.area)).visible = false;
  const installed = { key: guard.key, ...formats };
  nameRuns(names, token, installed, range);
  return installed;
}

/** Equal neighbours once: `['@','@','0']` → two runs. */
function packed(formats: readonly string[]): { rows: number; format: string }[] {
  const runs: { rows: number; format: string }[] = [];
  for (const format of formats) {
    const last = runs.at(-1);
    if (last?.format === format) last.rows += 1;
    else runs.push({ rows: 1, format });
  }
  return runs;
}
