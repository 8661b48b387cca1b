import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { SubmissionInput, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import type { AnnexRecord, FieldValue } from '../../../shared/record/record.ts';
import { contentOf } from '../../../shared/render/field-content.ts';
import { type Differing, differenceOf } from '../../usecases/difference.ts';
import type { Opened, SheetEdit } from '../reader/protocol.ts';
import type { Reader } from '../reader/reader.ts';
import type { Stale } from './courier.ts';

/** My own changes, to be put on a colleague's version. */
export interface Carried {
  /** Theirs, with the records that I alone have added behind them. */
  readonly submission: SubmissionJson;
  /** How many those are. */
  readonly rows: number;
  /** What I have changed in theirs, and what I typed in mine where that is another text than its value. */
  readonly cells: readonly CarriedCell[];
}

interface CarriedCell {
  readonly key: string;
  readonly record: number;
  readonly field: string;
  readonly value: CellValue;
}

/** What differs between their version and mine; null where theirs could not be fetched. */
export function differenceIn({
  theirs,
  since,
  parcel,
}: Pick<Stale, 'theirs' | 'since' | 'parcel'>): Differing[] | null {
  const annex = annexById(parcel.input.annex);
  if (!annex || !theirs) return null;
  return differenceOf(annex, theirs.records as readonly AnnexRecord[], recordsOf(parcel.input), since);
}

/** Whether a record is in mine alone because I put it there. */
export function isAddedByMe({ kind, cells }: Differing): boolean {
  return kind === 'added' && cells[0]?.whose === 'mine';
}

/** The cells that I alone have changed and the records that I alone have added; null where theirs could not be fetched. */
export function carriedOf(stale: Pick<Stale, 'theirs' | 'since' | 'parcel'>): Carried | null {
  const { theirs, parcel } = stale;
  const annex = annexById(parcel.input.annex);
  const differing = differenceIn(stale);
  if (!theirs || !annex || !differing) return null;
  const mine = recordsOf(parcel.input);
  const added = differing.filter(isAddedByMe).flatMap(({ after }) => (after === null ? [] : [after]));
  const own = added.flatMap((index) => mine[index] ?? []);
  const first = theirs.records.length;
  const typed = own.flatMap(({ source }, at) =>
    Object.entries(source).map(([field, text]) => cellOf(first + at, field, text)),
  );
  const records = [...theirs.records, ...(own as SubmissionJson['records'])];
  const answers = [...theirs.answers, ...answersFor(annex, parcel.input, added, first)];
  // Beyond a list the new records take their places among theirs: what was answered is asked again.
  const kept = own.length === 0 || annex.layout === 'list' ? answers : [];
  return {
    submission: own.length === 0 ? theirs : { ...theirs, records, answers: kept },
    rows: own.length,
    cells: [...changedByMe(annex, differing), ...typed],
  };
}

function recordsOf({ records = [] }: Pick<SubmissionInput, 'records'>): readonly AnnexRecord[] {
  return records.map((record) => ({ row: null, source: {}, extra: {}, ...record })) as readonly AnnexRecord[];
}

const cellOf = (record: number, field: string, value: CellValue): CarriedCell => {
  return { key: `${record}/${field}`, record, field, value };
};

function changedByMe(annex: AnnexDefinition, differing: readonly Differing[]): CarriedCell[] {
  return differing.flatMap(({ kind, before, cells }) =>
    cells.flatMap(({ field, after, whose }) => {
      const definition = annex.fields.find(({ key }) => key === field);
      if (kind !== 'changed' || before === null || whose !== 'mine' || !definition) return [];
      const value = after === null ? null : contentOf(definition)(after as FieldValue);
      return [cellOf(before, definition.key, value as CellValue)];
    }),
  );
}

/** What I answered to the findings of my own records, where those stand now. */
function answersFor(
  annex: AnnexDefinition,
  { answers }: Pick<SubmissionInput, 'answers'>,
  added: readonly number[],
  first: number,
): SubmissionJson['answers'] {
  if (annex.layout !== 'list') return [];
  return (answers ?? []).flatMap((answer) => {
    const at = added.indexOf(answer.record ?? -1);
    return at < 0 ? [] : [{ ...answer, record: first + at }];
  });
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
