import * as v from 'valibot';
import type { CellValue } from '../grid/grid.ts';
import { cellText, isCellDate } from './cell.ts';
import type { Field, FieldType, Reading, ReadingContext } from './field-type.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import { cellErrorIn, clean, offered, refused, tidied, unreadableIn } from './verdict.ts';

/** `of`: the measure word of what is counted; a cell with another one is asked about. */
export const countOptions = () => v.optional(v.strictObject({ of: v.optional(v.string()) }));
type Options = v.InferOutput<ReturnType<typeof countOptions>>;

/** Words that count the same things. */
const ALIKE: readonly (readonly string[])[] = [
  ['人', '名', '位', '个人', '员', '人员', '名人员', '名志愿者', '志愿者', '群众', '名群众', '个'],
  ['家', '个', '家组织', '个组织', '家社会组织', '个社会组织'],
  ['项', '个', '个项目', '项目', '件'],
];

/** A whole number of persons, organisations, projects. */
export const count: FieldType<number, Options> = {
  name: 'count',
  parse(raw, field, context) {
    if (typeof raw === 'number') return judge(raw, String(raw));
    if (typeof raw !== 'string') return notText(raw);
    return readText(raw, field, context);
  },
  format: (value) => value,
  accepts: (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
  compile: () => ({
    validation: { type: 'whole', min: 0, max: Number.MAX_SAFE_INTEGER },
    style: 'warning',
    asText: false,
  }),
  add: (a, b) => a + b,
};

function notText(raw: NonNullable<CellValue>): Reading<number> {
  const text = cellText(raw);
  return cellErrorIn('count', raw) ?? refused(isCellDate(raw) ? 'count.date' : 'count.unreadable', 'error', { text });
}

function judge(value: number, text: string): Reading<number> {
  // -0 + 0 is 0.
  if (Number.isSafeInteger(value) && value >= 0) return clean(value + 0);
  if (value <= -1e-6) return refused('count.negative', 'error', { text });
  const whole = Math.round(value);
  // 3.0000000001, the noise of a formula (M36).
  if (Math.abs(value - whole) < 1e-6 && Number.isSafeInteger(whole)) return clean(whole + 0);
  return refused(Number.isFinite(value) && value < 1e15 ? 'count.fraction' : 'count.unreadable', 'error', { text });
}

function readText(raw: string, field: Field<Options>, context: ReadingContext): Reading<number> {
  const text = raw.trim();
  if (text === '') return { findings: [] };
  const failed = unreadableIn('count', raw);
  if (failed) return failed;
  const quantity = readQuantity(raw);
  if (quantity.kind !== 'number') return notNumber(quantity.kind, text, context);
  const judged = judge(quantity.value, text);
  if (judged.value === undefined) return judged;
  const { value } = judged;
  const measure = counted(field);
  if (quantity.unit === '人次' && measure === '人') return offered(value, 'count.times', 'warning', { text, value });
  if (!fitsUnit(quantity.unit, measure)) {
    return refused('count.otherUnit', 'confirm', { text, unit: quantity.unit, of: measure ?? '个' });
  }
  return qualified(value, quantity, text);
}

function qualified(value: number, quantity: Quantity & { kind: 'number' }, text: string): Reading<number> {
  if (quantity.chinese) return offered(value, 'count.chinese', 'confirm', { text, value });
  if (quantity.scientific) return offered(value, 'count.scientific', 'confirm', { text, value });
  if (quantity.remark) return offered(value, 'count.remark', 'confirm', { text, value });
  if (quantity.approximate) return offered(value, 'count.approximate', 'warning', { text, value });
  return tidied(value, 'count.written', { text, value });
}

function notNumber(kind: Exclude<Quantity['kind'], 'number'>, text: string, context: ReadingContext): Reading<number> {
  if (kind !== 'none') return refused(`count.${kind}`, 'error', { text });
  return offered(0, 'count.none', context.layout === 'matrix' ? 'warning' : 'confirm', { text });
}

/** What the column counts: stated, or told by its label. */
function counted(field: Field<Options>): string | undefined {
  if (field.options?.of) return field.options.of;
  const label = (field.path ?? [field.label]).join('');
  if (/组织/.test(label)) return '家';
  if (/项目/.test(label)) return '项';
  return /人/.test(label) ? '人' : undefined;
}

function fitsUnit(unit: string, measure: string | undefined): boolean {
  if (unit === '' || unit === measure) return true;
  if (measure === undefined) return /^[个项家人名位件次场户]$/.test(unit);
  return ALIKE.some((words) => words[0] === measure && words.includes(unit));
}
