import { overlap } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { cellsIn } from '../areas.ts';
import { type Guard, type GuardPlan, type Installed, type InstalledGuard, tokenOf } from '../guard.ts';
import { cutValidations, type MemoryBook, type MemorySheet } from './memory-book.ts';

export function installPlan(
  book: MemoryBook,
  sheet: MemorySheet,
  plan: GuardPlan,
  before: Installed | undefined,
): Installed {
  const guards: InstalledGuard[] = [];
  const skipped: string[] = [];
  for (const list of plan.lists) if (!book.lists.has(list.name)) book.lists.set(list.name, list);
  for (const guard of plan.guards) {
    if (sheet.places.has(guard.key)) guards.push(before?.guards.find(({ key }) => key === guard.key) ?? guard);
    else if (isForeign(sheet, guard)) skipped.push(guard.key);
    else guards.push(placeGuard(sheet, guard));
  }
  const planned = new Set(plan.guards.map(({ key }) => key));
  guards.push(...(before?.guards ?? []).filter(({ key }) => !planned.has(key) && sheet.places.has(key)));
  if (plan.button) sheet.button ??= plan.button;
  return {
    sheet: sheet.id,
    token: before?.token ?? tokenOf(sheet.id),
    guards: guards.map(({ key, formats }) => (formats ? { key, formats } : { key })),
    lists: plan.lists.map((list) => list.name),
    button: sheet.button !== null,
    skipped,
  };
}

function isForeign(sheet: MemorySheet, guard: Guard): boolean {
  const takesPart = guard.validation.type !== 'any' || guard.promptText !== '';
  return takesPart && sheet.validations.some((each) => each.areas.some((area) => overlap(area, guard.area)));
}

function placeGuard(sheet: MemorySheet, guard: Guard): InstalledGuard {
  const formats = guard.asText ? { formats: formatsDown(sheet, guard.area) } : {};
  standGuard(sheet, guard);
  for (const { tone } of guard.marks ?? []) sheet.rules.push({ key: guard.key, area: guard.area, tone });
  sheet.places.set(guard.key, guard.area);
  return { key: guard.key, ...formats };
}

function formatsDown(sheet: MemorySheet, { top, left, bottom }: Area): { rows: number; format: string }[] {
  const runs: { rows: number; format: string }[] = [];
  for (let row = top; row <= bottom; row++) {
    const format = sheet.formats.get(`${row},${left}`) ?? 'General';
    const last = runs.at(-1);
    if (last?.format === format) last.rows += 1;
    else runs.push({ rows: 1, format });
  }
  return runs;
}

/** The guard's validation over its area, in place of what stands there. */
export function standGuard(sheet: MemorySheet, guard: Guard): void {
  const { key, area, validation, style } = guard;
  if (guard.asText) setFormat(sheet, area, '@');
  cutValidations(sheet, area);
  if (validation.type !== 'any' || guard.promptText) sheet.validations.push({ areas: [area], key, validation, style });
}

function setFormat(sheet: MemorySheet, area: Area, format: string): void {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (format === 'General') sheet.formats.delete(`${row},${column}`);
      else sheet.formats.set(`${row},${column}`, format);
    }
  }
}

export function removePlan(book: MemoryBook, sheet: MemorySheet, installed: Installed): void {
  const keys = new Set(installed.guards.map(({ key }) => key));
  for (const { key, formats } of installed.guards) {
    const area = sheet.places.get(key);
    if (area && formats) restoreFormats(sheet, area, formats);
    sheet.places.delete(key);
  }
  sheet.validations = sheet.validations.filter(({ key }) => key === null || !keys.has(key));
  sheet.rules = sheet.rules.filter(({ key }) => !keys.has(key));
  sheet.marks = [];
  sheet.button = null;
  if (book.sheets.every((each) => each.places.size === 0)) book.lists.clear();
}

function restoreFormats(sheet: MemorySheet, area: Area, formats: NonNullable<InstalledGuard['formats']>): void {
  let row = area.top;
  for (const [at, run] of formats.entries()) {
    const bottom = at === formats.length - 1 ? area.bottom : Math.min(area.bottom, row + run.rows - 1);
    if (bottom >= row) setFormat(sheet, { ...area, top: row, bottom }, run.format);
    row = bottom + 1;
  }
}

/** Keys of the guards whose validation no longer covers all of its part of an area. */
export function damagedIn(sheet: MemorySheet, area: Area, guards: readonly Guard[]): string[] {
  return guards
    .filter((guard) => {
      const part = guard.validation.type === 'any' ? undefined : overlap(guard.area, area);
      return part !== undefined && covered(sheet, guard, part) < cellsIn(part);
    })
    .map(({ key }) => key);
}

function covered(sheet: MemorySheet, guard: Guard, part: Area): number {
  let cells = 0;
  for (const each of sheet.validations) {
    if (each.key !== guard.key) continue;
    for (const area of each.areas) {
      const common = overlap(area, part);
      if (common) cells += cellsIn(common);
    }
  }
  return cells;
}
