import type { FieldDefinition } from '../annex/definition.ts';
import type { NativeRule } from '../field/field-type.ts';
import type { Severity } from '../issue/issue.ts';

/** How loud a tint is: never louder than what the engine says of the cell. */
export type Tone = Exclude<Severity, 'info'>;

/** A conditional format: true where a cell is to be tinted. `{cell}` is the cell's own relative address. */
export interface Mark {
  readonly formula: string;
  readonly tone: Tone;
}

/** What people write after a number, and the engine takes off before it reads it. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  money: ['万元', '亿元', '万', '亿', '元', '，'],
  count: ['人次', '个', '人', '家', '名', '项', '次', '户', '，'],
};

/** Between the two ends of a range. */
const DASHES = ['—', '–', '－', '~', '～', '至', '到'];

/** Words that say a figure is not known: never read as one (M32). */
const UNKNOWN = ['暂无', '暂缺', '未统计', '暂未统计', '待统计', '待定', '待填', '待核实', '未知', '不详', '不清楚'];

/**
 * Where conditional formats tint a cell, however its content came there. Never louder than the engine: red is what it
 * takes for an error; what a formula can't tell from an approximate figure is amber; 20万 and 教育类 stay as they are,
 * and the pane has the word.
 */
export function marksOf(field: FieldDefinition, rule: NativeRule, layout: string): readonly Mark[] {
  return [BROKEN, ...typeMarks(field, rule, layout)];
}

/** #REF! and its like are an error in every column. */
const BROKEN: Mark = { formula: 'ISERROR({cell})', tone: 'error' };

function typeMarks(field: FieldDefinition, { validation }: NativeRule, layout: string): readonly Mark[] {
  // Whatever formula a rule across cells has made of their validation: that rule has its own mark.
  if (field.type === 'money') return numberMarks(field, '{cell}<=-0.000000001');
  // 3.0000000001 is the noise of a formula (M36).
  if (field.type === 'count') return numberMarks(field, 'OR({cell}<=-0.000001,ABS({cell}-ROUND({cell},0))>=0.000001)');
  if (PHONES.has(field.type)) return [{ formula: wrongLength(), tone: 'error' }];
  if (field.type === 'email') return [{ formula: noAt(), tone: 'error' }];
  switch (validation.type) {
    case 'textLength':
      return [{ formula: `LEN({cell})>${validation.max}`, tone: 'warning' }];
    case 'list':
      // In a form the members stand in one cell with boxes to tick.
      return layout === 'form' ? [] : memberMarks(field, validation.items);
    case 'custom':
      return [{ formula: `AND(${visible()}<>"",NOT(${validation.formula}))`, tone: 'error' }];
    case 'whole':
    case 'decimal':
    case 'any':
      return [];
  }
}

/** Numbers out of bounds, ranges and words for unknown; and texts that no number is left of once units are gone. */
function numberMarks(field: FieldDefinition, outOfBounds: string): Mark[] {
  const trimmed = visible();
  const bare = without(trimmed, UNITS[field.type] ?? []);
  const range = DASHES.reduce((text, dash) => `SUBSTITUTE(${text},"${dash}","-")`, bare);
  const ends = `${number(`LEFT(${range},FIND("-",${range})-1)`)},${number(`MID(${range},FIND("-",${range})+1,20)`)}`;
  const unknown = `ISNUMBER(FIND("|"&${trimmed}&"|","|${UNKNOWN.join('|')}|"))`;
  // COUNT leaves errors out: two ends that are numbers.
  const wrong = `AND(${trimmed}<>"",OR(${unknown},COUNT(${ends})=2))`;
  const unreadable = `AND(${trimmed}<>"",ISERROR(${number(bare)}))`;
  return [
    { formula: `IF(ISNUMBER({cell}),${outOfBounds},IF(ISTEXT({cell}),${wrong},FALSE))`, tone: 'error' },
    { formula: `IF(ISTEXT({cell}),${unreadable},FALSE)`, tone: 'confirm' },
  ];
}

/** What a text says as a number; １２３．５ too, where Excel itself does not read it. */
const number = (text: string): string => `VALUE(ASC(${text}))`;

const PHONES: ReadonlySet<string> = new Set(['mobile', 'phone', 'landline']);
const DIGITS = [...'0123456789'];

/**
 * Digits that begin like a mobile number and are too few or too many. 8 of them are a landline without its area code, 10
 * that begin with 10 one of 北京 without its 0 (M46); from 14 on they may be two numbers with a space between.
 */
function wrongLength(): string {
  const text = visible();
  const second = `MID(${text},2,1)`;
  const lengths = `OR(LEN(${text})=9,AND(LEN(${text})=10,${second}<>"0"),AND(LEN(${text})=11,${second}<"3"),LEN(${text})=12,LEN(${text})=13)`;
  return `AND(LEFT(${text},1)="1",${without(text, DIGITS)}="",${lengths})`;
}

/** What the engine takes for an @, and what stands before a number of QQ: e-mail, 邮箱. */
const LIKE_AT = ['@', '＠', '﹫', '#', '＃', '﹟', 't)', 'T)', 't）', 'T）', 't]', 'T]', 'ail', 'AIL', '箱'];

/** A name and a domain with nothing like @ between them. Digits alone may be a QQ number: the pane asks. */
function noAt(): string {
  const text = visible();
  const rest = without(text, DIGITS);
  const found = LIKE_AT.map((sign) => `FIND("${sign}",${text})`).join(',');
  return `AND(COUNT(${found})=0,LEN(${rest})>2,ISNUMBER(FIND(".",MID(${rest},2,200))))`;
}

/** The cell's text without its spaces; the engine takes a cell of nothing else for empty. */
function visible(): string {
  return without('{cell}', [' ', '　']);
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => `SUBSTITUTE(${rest},"${word}","")`, text);
}

/** Texts that hold no member of the list and none of the words people write for one. */
function memberMarks(field: FieldDefinition, members: readonly string[]): readonly Mark[] {
  const { aliases = {}, crosswalk = {}, outside = [], letters } = field.type === 'enum' ? field.options : {};
  if (letters) return [];
  const all = [...new Set([...members, ...Object.values(aliases).flat(), ...Object.keys(crosswalk), ...outside])];
  const words = all.filter((word) => !all.some((other) => other !== word && word.includes(other)));
  const text = visible();
  const found = words.map((word) => `FIND("${word.replaceAll('"', '""')}",${text})`).join(',');
  return [{ formula: `AND(${text}<>"",COUNT(${found})=0)`, tone: 'error' }];
}
