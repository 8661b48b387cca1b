import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { Checker } from './checker.ts';
import type { JoinOrder } from './protocol.ts';

/**
 * The workbook of a version with further records in it, as the Worker makes the one without them. Null where it does
 * not read back with as many records: none may be lost on the way, and none come twice.
 */
export async function joined({ submission, unit }: JoinOrder): Promise<Uint8Array | null> {
  const { header } = submission;
  const annex = annexById(submission.annex);
  if (!annex) return null;
  const [{ renderVersion }, { blankOf }] = await Promise.all([
    import('../../../shared/render/version-book.ts'),
    import('../../../shared/annex/blank.ts'),
  ]);
  const records = submission.records as readonly AnnexRecord[];
  const unitName = header.reportingUnit || unit.name;
  const bytes = renderVersion({ annex, blank: blankOf(annex.id), unitName, header, records });
  const read = readWorkbook(bytes);
  if (!read.ok) return null;
  const found = new Checker(read.value.grids, unit).inspections.filter((each) => each.annex === annex.id);
  const count = found.reduce((sum, each) => sum + each.records.length, 0);
  return count === records.length ? bytes : null;
}
