import { areaName } from '../../../shared/grid/address.ts';
import { overlap } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, isHostObject, type Json, NOTHING } from '../batch/host-object.ts';
import { contains } from '../workbook/area.ts';
import { cellAt, type Validation, type ValidationRule } from '../workbook/book.ts';
import { cutValidations } from '../workbook/rules.ts';
import { accepts } from '../workbook/validate.ts';
import { blockOf, type Cells, fullAddress, rangeAreas, text } from './targets.ts';

/** Excel's own limits, in characters (OFFICE.md). */
const LONGEST = { list: 255, prompt: 255, title: 32, error: 224, formula: 255 } as const;

type Plain = { readonly [key: string]: Json };

const KEYS: Readonly<Record<string, string>> = {
  list: 'List',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
};

function limit(what: keyof typeof LONGEST, value: string): string {
  if (value.length > LONGEST[what]) {
    throw new ExcelError(
      'InvalidArgument',
      `${value.length} characters where a validation's ${what} takes ${LONGEST[what]}.`,
    );
  }
  return value;
}

function ruleFrom(value: Json): ValidationRule {
  const entry = Object.entries((value ?? {}) as Plain).find(([, part]) => part !== null && part !== undefined);
  const key = entry?.[0].replace(/^./, (first) => first.toLowerCase()) ?? '';
  const type = KEYS[key];
  if (!entry || !type) throw new ExcelError('InvalidArgument', `No validation rule in ${JSON.stringify(value)}.`);
  const part = entry[1] as Plain;
  if (type === 'List')
    return { type, formula1: sourceFrom(part.source), inCellDropDown: part.inCellDropDown !== false };
  if (type === 'Custom') return { type, formula1: limit('formula', text(part.formula)).replace(/^=/, '') };
  const operand = (each: Json | undefined) => limit('formula', text(each)).replace(/^=/, '');
  return {
    type,
    operator: text(part.operator),
    formula1: operand(part.formula1),
    ...(part.formula2 === undefined || part.formula2 === null ? {} : { formula2: operand(part.formula2) }),
  };
}

/** An inline list stands quoted in the file; a reference stands bare. */
function sourceFrom(source: Json | undefined): string {
  if (isHostObject(source)) {
    const cells = source.target as Cells;
    return fullAddress(cells.sheet, blockOf(cells));
  }
  const given = text(source);
  if (given.startsWith('=')) return given.slice(1);
  return `"${limit('list', given)}"`;
}

function ruleTo(rule: ValidationRule | undefined): Json {
  if (!rule || rule.type === 'None') return {};
  const key = Object.keys(KEYS).find((each) => KEYS[each] === rule.type) ?? 'custom';
  if (rule.type === 'List') {
    const formula = rule.formula1 ?? '';
    const source = formula.startsWith('"') ? formula.slice(1, -1) : `=${formula}`;
    return { [key]: { inCellDropDown: rule.inCellDropDown !== false, source } };
  }
  if (rule.type === 'Custom') return { [key]: { formula: `=${rule.formula1 ?? ''}` } };
  return {
    [key]: { operator: rule.operator, formula1: rule.formula1, ...(rule.formula2 ? { formula2: rule.formula2 } : {}) },
  };
}

/** The one validation over the whole block; undefined for none, null for several or a part. */
function validationOf(cells: Cells): Validation | undefined | null {
  const area = blockOf(cells);
  const touching = cells.sheet.validations.filter((each) => each.areas.some((one) => overlap(one, area)));
  const only = touching[0];
  if (!only) return undefined;
  if (touching.length > 1) return null;
  return covered(only.areas, area) ? only : null;
}

function covered(areas: readonly Area[], area: Area): boolean {
  let size = 0;
  for (const each of areas) {
    const part = overlap(each, area);
    if (part) size += (part.bottom - part.top + 1) * (part.right - part.left + 1);
  }
  return size === (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

const fresh = (areas: Area[]): Validation => ({
  areas,
  rule: { type: 'None' },
  ignoreBlanks: true,
  error: { showAlert: true, style: 'Stop', title: '', message: '' },
  prompt: { showPrompt: true, title: '', message: '' },
});

/** The validation of exactly these areas, made apart from what it was shared with. */
function ownValidation(cells: Cells): Validation {
  const areas = [...cells.areas];
  const same = cells.sheet.validations.find(
    (each) =>
      each.areas.length === areas.length &&
      each.areas.every((one, at) => areaName(one) === areaName(areas[at] as Area)),
  );
  if (same) return same;
  const before = validationOf(cells);
  for (const area of areas) cutValidations(cells.sheet, area);
  const made = before ? { ...structuredClone(before), areas } : fresh(areas);
  cells.sheet.validations.push(made);
  return made;
}

function invalidCells(cells: Cells) {
  const found: Area[] = [];
  for (const area of cells.areas) {
    for (const validation of cells.sheet.validations) {
      for (const each of validation.areas) {
        const part = overlap(each, area);
        if (part) found.push(...rejected(cells, validation, part));
      }
    }
  }
  return found.length > 0 ? rangeAreas(cells.book, cells.sheet, found) : NOTHING;
}

function rejected(cells: Cells, validation: Validation, area: Area): Area[] {
  const found: Area[] = [];
  for (const [row, line] of cells.sheet.rows) {
    for (const column of line.keys()) {
      if (!contains(area, row, column)) continue;
      const value = cellAt(cells.sheet, row, column)?.value ?? null;
      if (!accepts(cells.book, cells.sheet, validation, value, row, column)) {
        found.push({ top: row, left: column, bottom: row, right: column });
      }
    }
  }
  return found;
}

export const DATA_VALIDATION = behaviour<Cells>({
  get: {
    Rule: (cells) => ruleTo(validationOf(cells)?.rule),
    Type: (cells) => {
      const validation = validationOf(cells);
      return validation === null ? 'Inconsistent' : (validation?.rule.type ?? 'None');
    },
    IgnoreBlanks: (cells) => validationOf(cells)?.ignoreBlanks ?? true,
    ErrorAlert: (cells) => ({ ...(validationOf(cells)?.error ?? fresh([]).error) }),
    Prompt: (cells) => ({ ...(validationOf(cells)?.prompt ?? fresh([]).prompt) }),
    Valid: (cells) => invalidCells(cells) === NOTHING,
  },
  set: {
    Rule: (cells, value) => {
      ownValidation(cells).rule = ruleFrom(value);
    },
    IgnoreBlanks: (cells, value) => {
      ownValidation(cells).ignoreBlanks = value === true;
    },
    ErrorAlert: (cells, value) => {
      const { showAlert, style, title, message } = value as Plain;
      ownValidation(cells).error = {
        showAlert: showAlert !== false,
        style: text(style) || 'Stop',
        title: limit('title', text(title)),
        message: limit('error', text(message)),
      };
    },
    Prompt: (cells, value) => {
      const { showPrompt, title, message } = value as Plain;
      ownValidation(cells).prompt = {
        showPrompt: showPrompt !== false,
        title: limit('title', text(title)),
        message: limit('prompt', text(message)),
      };
    },
  },
  call: {
    Clear: (cells) => {
      for (const area of cells.areas) cutValidations(cells.sheet, area);
    },
    GetInvalidCellsOrNullObject: (cells) => invalidCells(cells),
  },
});
