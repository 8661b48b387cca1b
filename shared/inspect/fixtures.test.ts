import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gridsOf } from '../../test/fixtures/grids.ts';
import type { FieldValue } from '../record/record.ts';
import { inspectWorkbook } from './inspect.ts';
import type { SheetInspection } from './inspection.ts';
import { CONTEXT } from './testing/sheets.ts';

interface ExpectedRecord {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Severities one of which must stand at the field; null: none is fine too. */
  readonly open: Readonly<Record<string, readonly (string | null)[]>>;
}
interface Expected {
  readonly file: string;
  readonly sheets: readonly { sheet: string; annex: string; unit: string | null; records: readonly ExpectedRecord[] }[];
}

const folder = new URL('../../test/fixtures/', import.meta.url);
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected);

function inspectFile(file: string): SheetInspection[] {
  return inspectWorkbook(gridsOf(file), CONTEXT);
}

/** A place is compared by its code; a contact or a date range whole. */
function expectValue(found: FieldValue | undefined, wanted: unknown, where: string): void {
  if (typeof wanted === 'number') expect(found, where).toBeCloseTo(wanted, 6);
  else if (typeof wanted === 'object') expect(found, where).toMatchObject(wanted as object);
  else expect(found, where).toBe(wanted);
}

function expectRecord(sheet: SheetInspection, index: number, wanted: ExpectedRecord): void {
  const record = sheet.records[index];
  expect(record?.row).toBe(wanted.row);
  for (const [field, value] of Object.entries(wanted.values)) {
    const where = `row ${wanted.row} ${field}`;
    const severities = sheet.issues
      .filter((issue) => issue.record === index && issue.field === field)
      .map((issue) => issue.severity);
    const open = wanted.open[field];
    if (value !== null) expectValue(record?.values[field], value, where);
    else if (record?.values[field] !== undefined) expect(severities, where).toContain('confirm');
    if (value === null) expect(record?.values[field], where).not.toBe(0);
    if (!open) expect(severities, where).not.toContain('error');
    else if (!open.includes(null) || severities.length > 0)
      expect(
        severities.some((s) => open.includes(s)),
        where,
      ).toBe(true);
  }
}

describe('the filled workbooks are read as a person reads them', () => {
  it('has all eleven', () => {
    expect(all).toHaveLength(11);
  });

  for (const expected of all) {
    it(expected.file, () => {
      const sheets = inspectFile(expected.file).filter(({ annex }) => annex !== null);
      expect(sheets.map(({ sheet, annex }) => [sheet, annex])).toEqual(
        expected.sheets.map(({ sheet, annex }) => [sheet, annex]),
      );
      expected.sheets.forEach((wanted, i) => {
        const sheet = sheets[i] as SheetInspection;
        expect(sheet.unit).toBe(wanted.unit ?? null);
        expect(sheet.records).toHaveLength(wanted.records.length);
        for (const [index, record] of wanted.records.entries()) expectRecord(sheet, index, record);
      });
    });
  }
});
