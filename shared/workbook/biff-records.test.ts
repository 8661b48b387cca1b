import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixtures/fixture.ts';
import { knownRecords } from './biff-records.ts';
import { OleFile } from './ole-file.ts';
import { ReadFailure } from './read-failure.ts';

const bytes = fixture('js2-wuxi-messy.xls');
const stream = new OleFile(bytes).read('Workbook') as Uint8Array;

/** Where the first record of a type begins. */
function find(type: number): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === type) return at;
  }
  throw new Error(`no record ${type}`);
}

/** The stream with some bytes behind the beginning of the first record of a type written over. */
function written(type: number, offset: number, ...values: number[]): Uint8Array {
  const copy = stream.slice();
  copy.set(values, find(type) + offset);
  return copy;
}

const record = (type: number, body: readonly number[]): number[] => [type & 255, type >> 8, body.length, 0, ...body];

/** A sheet's worth of records: the globals, then one sheet with these. */
function withRecords(...records: readonly (readonly number[])[]): Uint8Array {
  const bof = (kind: number) => record(0x0809, [0, 6, kind, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0]);
  const globals = bof(5);
  const sheet = record(0x0085, [globals.length + 18, 0, 0, 0, 0, 0, 2, 0, 0x53, 0x31, 0, 0, 0, 0].slice(0, 10));
  const end = record(0x000a, []);
  const before = [...globals, ...sheet, ...end];
  before[globals.length + 4] = before.length;
  return Uint8Array.from([...before, ...bof(16), ...records.flat(), ...end]);
}

describe('the records of an .xls given to the library', () => {
  it.each([
    ['a table of links without its count', written(0x0017, 2, 1)],
    ['a text of the table that goes beyond its end', written(0x00fc, 12, 0xff, 0xff)],
    ['texts in a link that go beyond its end', withRecords(record(0x01ae, [1, 0, 9, 0, 0, 0x41]))],
    ['an end that is not empty', written(0x000a, 2, 4)],
    ['a sheet without its end', stream.subarray(0, find(0x0208))],
  ])('are refused for %s, on which it would count without end', (_, broken) => {
    expect(() => knownRecords(broken)).toThrow(ReadFailure);
  });

  const formula = (tokens: readonly number[]) =>
    record(0x0006, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0x40, 0, 0, 0, 0, 0, 0, tokens.length, 0, ...tokens]);
  const cellOf = (tokens: readonly number[]): XLSX.CellObject | undefined => {
    const book = XLSX.read(knownRecords(withRecords(formula(tokens))), { type: 'array' });
    return book.Sheets[book.SheetNames[0] ?? '']?.A1;
  };

  it('keep a formula whose tokens end where it ends', () => {
    // 2 + 3
    expect(cellOf([0x1e, 2, 0, 0x1e, 3, 0, 0x03])).toMatchObject({ v: 5, f: '2+3' });
  });

  it.each([
    ['goes beyond its end', [0x1e, 2, 0, 0x1f, 3]],
    ['has a token that there is not', [0x1e, 2, 0, 0x7f]],
    ['holds an array', [0x20, 0, 0, 0, 0, 0, 0, 0]],
  ])('keep the result and not the formula where it %s', (_, tokens) => {
    const cell = cellOf(tokens);
    expect(cell?.v).toBe(5);
    expect(cell?.f ?? '').toBe('');
  });
});
