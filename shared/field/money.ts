import * as v from 'valibot';
import type { CellValue } from '../grid/grid.ts';
import { fenOfWan, sumWan, wanOfFen } from '../record/money.ts';
import { cellText, isCellDate } from './cell.ts';
import type { FieldType, Reading, ReadingContext } from './field-type.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import { cellErrorIn, clean, offered, refused, tidied, unreadableIn } from './verdict.ts';

/** `unitStated: false`: the form names no unit; a bare number is taken for 万元 and said so. */
export const moneyOptions = () => v.optional(v.strictObject({ unitStated: v.optional(v.boolean()) }));
type Options = v.InferOutput<ReturnType<typeof moneyOptions>>;

/** A bare number from here on was probably typed in 元 (M34). */
const PROBABLY_YUAN = 10_000;
/** Beyond it fen are no exact integers any more: see record/money.ts. */
const LARGEST_WAN = 9e9;
const NOISE = 1e-9;
/** How an amount is written where the column's unit is another one or none. */
const IN_WAN = /^(?:0|[1-9]\d*)(?:\.\d{1,6})?万元$/;
const YUAN = /^(?:元|块|块钱|元整|圆|圆整|元人民币|人民币|rmb)$/i;

/** An amount of 万元 with at most 6 decimals. */
export const money: FieldType<number, Options> = {
  name: 'money',
  parse(raw, field, context) {
    const stated = field.options?.unitStated !== false;
    if (typeof raw === 'number') return bare(raw, String(raw), context, stated);
    if (typeof raw !== 'string') return notText(raw);
    const ownUnit = !stated || context.moneyUnit !== undefined;
    if (ownUnit && IN_WAN.test(raw)) return clean(Number(raw.slice(0, -2)));
    return offerable(readText(raw, context, stated), stated);
  },
  format: (value, field) => (field.options?.unitStated === false ? `${value}万元` : value),
  accepts: (value): value is number =>
    typeof value === 'number' && value >= 0 && value < LARGEST_WAN && wanOfFen(fenOfWan(value)) === value,
  compile: () => ({ validation: { type: 'decimal', min: 0, max: LARGEST_WAN }, style: 'warning', asText: false }),
  add: (a, b) => sumWan([a, b]),
};

function notText(raw: NonNullable<CellValue>): Reading<number> {
  const text = cellText(raw);
  return cellErrorIn('money', raw) ?? refused(isCellDate(raw) ? 'money.date' : 'money.unreadable', 'error', { text });
}

/** Where no unit is printed, what is typed may stay as it is: nothing is offered. */
function offerable(read: Reading<number>, stated: boolean): Reading<number> {
  if (stated) return read;
  return { ...read, findings: read.findings.map(({ code, severity, params = {} }) => ({ code, severity, params })) };
}

/** A number without a unit: the column's. */
function bare(value: number, text: string, context: ReadingContext, stated: boolean): Reading<number> {
  const { moneyUnit } = context;
  const wan = toFen(moneyUnit === 'yuan' ? value / 1e4 : moneyUnit === 'yi' ? value * 1e4 : value);
  if (wan === undefined) return refused(value < -NOISE ? 'money.negative' : 'money.unreadable', 'error', { text });
  if (moneyUnit === undefined && value >= PROBABLY_YUAN) {
    const suggestion = toFen(value / 1e4) as number;
    return offered(suggestion, 'money.maybeYuan', 'confirm', { text, value: suggestion });
  }
  return stated || moneyUnit !== undefined ? clean(wan) : unitAssumed(wan, text);
}

const unitAssumed = (value: number, text: string): Reading<number> => ({
  value,
  findings: [{ code: 'money.unitAssumed', severity: 'info', params: { text, value } }],
});

/** 万元 to the fen; undefined for what is no amount, or less than one. The noise of a formula (5.6e-17) is 0. */
function toFen(wan: number): number | undefined {
  if (!(wan >= 0 && wan < LARGEST_WAN)) return Math.abs(wan) < NOISE ? 0 : undefined;
  const fen = fenOfWan(wan);
  return fen === 0 && wan >= NOISE ? undefined : wanOfFen(fen) + 0;
}

function readText(raw: string, context: ReadingContext, stated: boolean): Reading<number> {
  const text = raw.trim();
  if (text === '') return { findings: [] };
  const failed = unreadableIn('money', raw);
  if (failed) return failed;
  const quantity = readQuantity(raw);
  if (quantity.kind !== 'number') return notNumber(quantity.kind, text, context);
  const { unit, scaled, value: number } = quantity;
  if (unit !== '' && !YUAN.test(unit)) return refused('money.otherUnit', 'error', { text, unit });
  if (!scaled && unit === '') {
    const read = bare(number, text, context, stated);
    return read.value === undefined || read.findings.length > 0 ? read : qualified(read.value, quantity, text);
  }
  const wan = toFen(number / 1e4);
  if (wan === undefined) return refused(number < 0 ? 'money.negative' : 'money.unreadable', 'error', { text });
  return qualified(wan, quantity, text);
}

function qualified(value: number, quantity: Quantity & { kind: 'number' }, text: string): Reading<number> {
  const params = { text, value };
  if (quantity.chinese) return offered(value, 'money.chinese', 'confirm', params);
  if (quantity.scientific) return offered(value, 'money.scientific', 'confirm', params);
  if (quantity.remark) return offered(value, 'money.remark', 'confirm', params);
  if (quantity.approximate) return offered(value, 'money.approximate', 'warning', params);
  if (value > 0 && converted(quantity, text)) {
    return { value, findings: [{ code: 'money.converted', severity: 'warning', params, suggest: value, safe: true }] };
  }
  return tidied(value, 'money.written', params);
}

/** 200000元, 1.2亿: another unit than the column's 万元 (M29). */
const converted = ({ unit, scaled }: Quantity & { kind: 'number' }, text: string): boolean =>
  (unit !== '' && !scaled) || /[亿億]/.test(text);

function notNumber(kind: Exclude<Quantity['kind'], 'number'>, text: string, context: ReadingContext): Reading<number> {
  if (kind !== 'none') return refused(`money.${kind}`, 'error', { text });
  return offered(0, 'money.none', context.layout === 'matrix' ? 'warning' : 'confirm', { text });
}
