import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import type { FieldValue } from '../../../shared/record/record.ts';
import { contentOf } from '../../../shared/render/field-content.ts';
import { type Differing, differenceOf } from '../../usecases/difference.ts';
import type { Opened, SheetEdit } from '../reader/protocol.ts';
import type { Reader } from '../reader/reader.ts';
import type { Stale } from './courier.ts';

/** My own changes, to be put on a colleague's version. */
export interface Carried {
  readonly submission: SubmissionJson;
  readonly cells: readonly {
    readonly key: string;
    readonly record: number;
    readonly field: string;
    readonly value: CellValue;
  }[];
}

/** What differs between their version and mine; null where theirs could not be fetched. */
export function differenceIn({ theirs, since, parcel }: Stale): Differing[] | null {
  const annex = annexById(parcel.input.annex);
  if (!annex || !theirs) return null;
  const mine = (parcel.input.records ?? []) as Parameters<typeof differenceOf>[2];
  return differenceOf(annex, theirs.records as Parameters<typeof differenceOf>[1], mine, since);
}

/** The cells that I alone have changed; null where theirs could not be fetched. */
export function carriedOf(stale: Stale): Carried | null {
  const { theirs: submission } = stale;
  const annex = annexById(stale.parcel.input.annex);
  const differing = differenceIn(stale);
  if (!submission || !annex || !differing) return null;
  const cells = differing.flatMap(({ kind, before, cells }) =>
    cells.flatMap(({ field, after, whose }) => {
      const definition = annex.fields.find(({ key }) => key === field);
      if (kind !== 'changed' || before === null || whose !== 'mine' || !definition) return [];
      const value = after === null ? null : contentOf(definition)(after as FieldValue);
      return [{ key: `${before}/${definition.key}`, record: before, field: definition.key, value: value as CellValue }];
    }),
  );
  return { submission, cells };
}

/** Where they stand in the opened workbook. */
export async function editsOf(carried: Carried, opened: Opened, reader: Reader): Promise<SheetEdit[]> {
  const { submission, cells } = carried;
  const sheets = opened.sheets.filter(({ annex }) => annex === submission.annex).map(({ index }) => index);
  const places = await reader.ask('places', { of: { submission, reasons: cells }, sheets });
  return cells.flatMap(({ key, value }) => {
    const place = places.get(key);
    const at = place && parseA1(place.cell);
    const sheet = place && opened.sheets[place.sheet]?.source;
    return at && sheet !== undefined ? [{ sheet, ...at, value }] : [];
  });
}
