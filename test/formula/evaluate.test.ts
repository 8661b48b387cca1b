import { describe, expect, it } from 'vitest';
import { evaluate, type Where } from './evaluate.ts';
import { evaluateInRow } from './row.ts';
import type { Scalar } from './value.ts';

const ROWS: readonly (readonly Scalar[])[] = [
  ['甲', 10, true, null],
  ['Ab', 20, false, ''],
  ['10', null, { error: '#REF!' }, '甲乙'],
];

/** In D4 of a sheet that holds `ROWS`, beside another one, 列表 1, that holds 1 and 2 in A1:A2. */
function result(formula: string, from = { row: 4, column: 4 }): Scalar {
  const sheetOf = (rows: readonly (readonly Scalar[])[]) => ({
    cell: (row: number, column: number) => rows[row - 1]?.[column - 1] ?? null,
    lastRow: rows.length,
  });
  const where: Where = {
    sheet: (name) => (name === undefined ? sheetOf(ROWS) : name === '列表 1' ? sheetOf([[1], [2]]) : undefined),
    named: (name) => ({ _list: "='列表 1'!$A$1:$A$2", rate: '=20%' })[name],
    at: { row: 4, column: 4 },
    from,
  };
  return evaluate(formula, where);
}

const error = (sign: string) => ({ error: sign });

describe('operators', () => {
  it.each([
    ['=1+2*3^2-50%', 18.5],
    ['-2^2', 4],
    ['2^3^2', 64],
    ['2^-1', 0.5],
    ['--"5"', 5],
    ['.5+1.', 1.5],
    ['+"a"', 'a'],
    ['10/4*2', 5],
    ['1+1&2', '22'],
    ['"甲""乙"&TRUE&1', '甲"乙TRUE1'],
    ['0.1+0.2&""', '0.3'],
    ['1e21&""', '1E+21'],
    ['1/0', error('#DIV/0!')],
    ['(0-1)^0.5', error('#NUM!')],
    ['10^400', error('#NUM!')],
  ])('%s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));
});

describe('what stands for something else', () => {
  it.each([
    ['D1+1', 1],
    ['D1&"x"', 'x'],
    ['D1=0', true],
    ['D1=""', true],
    ['D1=FALSE', true],
    ['D1=B3', true],
    ['D2=0', false],
    ['D2+1', error('#VALUE!')],
    ['A3+1', 11],
    ['TRUE+1', 2],
    ['"1,200"*2', 2400],
    ['"50%"*1', 0.5],
    ['"2021-7-1"+0', 44_378],
    ['"2021-2-30"+0', error('#VALUE!')],
    ['"20万"+0', error('#VALUE!')],
    ['" "+0', error('#VALUE!')],
    ['"0x10"+0', error('#VALUE!')],
    ['"e5"+0', error('#VALUE!')],
  ])('in %s makes %j', (formula, expected) => expect(result(formula)).toEqual(expected));
});

describe('comparing', () => {
  it.each([
    ['"ab"="AB"', true],
    ['A2="aB"', true],
    ['"a"<"B"', true],
    ['9<"1"', true],
    ['"zz"<FALSE', true],
    ['A3=10', false],
    ['1<2=TRUE', true],
    ['1<>1', false],
    ['2>=2', true],
    ['C3=1', error('#REF!')],
  ])('%s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));
});

describe('references', () => {
  it.each([
    ['B1', 10],
    ['$B$2+b1', 30],
    ["'列表 1'!A2", 2],
    ["SUM('列表 1'!A:A)", 3],
    ['SUM(_list)', 3],
    ['rate*10', 2],
    ['A1:A3', '甲'],
    ['SUM(B2:B1)', 30],
    ['D1', null],
    ['nobody', error('#NAME?')],
    ['gone!A1', error('#REF!')],
    ['Sheet1!#REF!+1', error('#REF!')],
    ['#N/A', error('#N/A')],
  ])('%s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));

  it.each([
    ['A1', 20],
    ['$A1', 'Ab'],
    ['A$1', 10],
    ['$A$1', '甲'],
    ['SUM(A:A)', 30],
    ['SUM(A1:$B$2)', 20],
  ])('%s, written a row higher and a column further left, is %j', (formula, expected) =>
    expect(result(formula, { row: 3, column: 3 })).toEqual(expected),
  );

  it('that leave the sheet are an error', () => {
    expect(result('A1', { row: 5, column: 4 })).toEqual(error('#REF!'));
  });
});

describe('functions', () => {
  it.each([
    ['IF(1>2,1/0,"b")', 'b'],
    ['IF(TRUE,"a",C3)', 'a'],
    ['IF(FALSE,1)', false],
    ['IF("x",1,2)', error('#VALUE!')],
    ['IF("true",1,2)', 1],
    ['IF(C3,1,2)', error('#REF!')],
    ['SUM(IF(TRUE,B1:B3,0))', 30],
    ['IFERROR(C3,"-")', '-'],
    ['IFERROR(D1,1)', null],
    ['AND(TRUE,1,"TRUE")', true],
    ['AND(B1:B3,C1)', true],
    ['AND(A1:A3)', error('#VALUE!')],
    ['AND("x",TRUE)', error('#VALUE!')],
    ['OR(FALSE,C3)', error('#REF!')],
    ['OR(B1:B3=20)', true],
    ['AND(B1:B2>D1,TRUE)', true],
    ['NOT(D1)', true],
    ['not(false)', true],
    ['ISNUMBER(A3)', false],
    ['ISNUMBER(C3)', false],
    ['ISTEXT(D2)', true],
    ['ISLOGICAL(C1)', true],
    ['ISBLANK(D1)', true],
    ['ISBLANK(D2)', false],
    ['ISERROR(C3)', true],
    ['N("x")+N(TRUE)+N(3)', 4],
    ['N(C3)', error('#REF!')],
    ['TRUE()=FALSE()', false],
    ['ROW()*10+COLUMN()', 44],
  ])('of logic: %s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));

  it.each([
    ['LEN(D1)', 0],
    ['LEN(C1)', 4],
    ['LEN(13812345678)', 11],
    ['LEN(C3)', error('#REF!')],
    ['TRIM("  a   b ")', 'a b'],
    ['LEN(TRIM("　"))', 1],
    ['UPPER(A2)', 'AB'],
    ['ASC("１２３．５　ａ〇")', '123.5 a〇'],
    ['VALUE("-1.5")', -1.5],
    ['VALUE("")', error('#VALUE!')],
    ['VALUE(TRUE)', error('#VALUE!')],
    ['LEFT("甲乙")', '甲'],
    ['LEFT("甲乙",5)', '甲乙'],
    ['LEFT("甲",0-1)', error('#VALUE!')],
    ['RIGHT("甲乙",0)', ''],
    ['RIGHT("甲乙")', '乙'],
    ['MID("甲乙丙",2,1)', '乙'],
    ['MID("甲",0,1)', error('#VALUE!')],
    ['EXACT("a","A")', false],
    ['SUBSTITUTE("a.b.","." ,"")', 'ab'],
    ['SUBSTITUTE("ab","","x")', 'ab'],
    ['FIND("b","abB")', 2],
    ['FIND("B","ab")', error('#VALUE!')],
  ])('of texts: %s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));

  it.each([
    ['INT(-1.5)', -2],
    ['ABS("-3")', 3],
    ['ROUND(1.005,2)', 1.01],
    ['ROUND(-2.5,0)', -3],
    ['ROUND(1234,-2)', 1200],
    ['ROUND(0.0000001,6)', 0],
    ['ROUND(D1,1)', 0],
    ['ROUND("x",1)', error('#VALUE!')],
    ['MOD(-1,3)', 2],
    ['MOD(1,D1)', error('#DIV/0!')],
    ['SUM(A1:B3)', 30],
    ['SUM("3",TRUE,B1)', 14],
    ['SUM("x")', error('#VALUE!')],
    ['SUM(C1:C3)', error('#REF!')],
    ['MAX(-5,-3)', -3],
    ['MAX(A1:A3)', 0],
    ['COUNT(A1:C3,"3","x",1/0)', 3],
    ['COUNTA(A1:D3)', 10],
    ['COUNTA("")', 1],
    ['COUNTA(INDEX($D:$D,1),INDEX($A:$A,1))', 1],
    ['INDEX($B:$B,2)', 20],
    ['INDEX(A1:C1,3)', true],
    ['INDEX(A1:C3,2,1)', 'Ab'],
    ['INDEX(A1:A3,4)', error('#REF!')],
    ['INDEX($B:$B,9)', null],
  ])('of numbers and cells: %s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));

  it.each([
    ['COUNTIF(A1:A3,"ab")', 1],
    ['COUNTIF(A1:A3,"a?")', 1],
    ['COUNTIF(A1:D3,"甲*")', 2],
    ['COUNTIF(A1:A3,"~*")', 0],
    ['COUNTIF(A1:A3,".*")', 0],
    ['COUNTIF(A1:B3,10)', 2],
    ['COUNTIF(A1:B3,"10")', 2],
    ['COUNTIF(B1:B3,">=10")', 2],
    ['COUNTIF(B1:B3,"<>10")', 2],
    ['COUNTIF(C1:C3,"TRUE")', 1],
    ['COUNTIF(D1:D3,"")', 2],
    ['COUNTIF(D1:D3,"=")', 1],
    ['COUNTIF(D1:D3,"<>")', 2],
    ['COUNTIF(D:D,"")', 1_048_575],
    ['COUNTIF(C1:C3,C3)', 1],
  ])('that count: %s is %j', (formula, expected) => expect(result(formula)).toEqual(expected));
});

describe('what is not known', () => {
  it.each([
    ['VLOOKUP(A1,B:C,2)', 'VLOOKUP'],
    ['IF(TRUE,1,XLOOKUP(A1,B:B,C:C))', 'XLOOKUP'],
    ['FIND("a","b",2)', 'FIND'],
    ['ROW(A1)', 'ROW'],
    ['LEN(A1:A3)', 'block'],
    ['INDEX(A1:C3,0,1)', 'INDEX'],
    ['{1,2}', "can't read"],
    ['A1 B1', 'left over'],
    ['SUM(1 2)', 'expected ,'],
    ['(1+2', 'expected )'],
    ['1+', 'ends too early'],
    ['*2', 'unexpected *'],
    ['', 'ends too early'],
  ])('throws: %s', (formula, words) => expect(() => result(formula)).toThrow(words));
});

describe('a row', () => {
  it('gives the cell of a rule and its neighbours', () => {
    expect(evaluateInRow('IF(ISNUMBER({cell}),{cell}<=INDEX($E:$E,ROW()),TRUE)', { E: 200, F: 260 }, 'F')).toBe(false);
    expect(evaluateInRow('ISBLANK({cell})', {}, 'AA')).toBe(true);
    expect(evaluateInRow('{cell}+G1', { F: 1, G: { error: '#N/A' } }, 'F')).toEqual(error('#N/A'));
  });
});
