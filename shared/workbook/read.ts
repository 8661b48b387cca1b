import { fail, ok, type Result } from '../result.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { ReadFailure } from './read-failure.ts';
import { openDocumentType, readOds } from './read-ods.ts';
import { readXls } from './read-xls.ts';
import { readXlsx, workbookPart } from './read-xlsx.ts';
import { sniff } from './sniff.ts';
import type { Workbook, WorkbookProblem } from './workbook.ts';
import { ZipReader } from './zip-reader.ts';

/** An .xlsx, an .ods, or what else is kept in a zip; throws ReadFailure. */
function readZip(bytes: Uint8Array, limits: ReadLimits): Workbook {
  const zip = new ZipReader(bytes, limits);
  const type = openDocumentType(zip);
  if (type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) {
    return { format: 'ods', grids: readOds(zip, limits) };
  }
  if (type.startsWith('application/vnd.oasis.opendocument.text')) throw new ReadFailure('workbook.word');
  const part = workbookPart(zip);
  if (part !== undefined) return { format: 'xlsx', grids: readXlsx(zip, part, limits) };
  throw new ReadFailure(zip.has('word/document.xml') ? 'workbook.word' : 'workbook.notWorkbook');
}

function readKnown(bytes: Uint8Array, limits: ReadLimits): Workbook {
  switch (sniff(bytes)) {
    case 'zip':
      return readZip(bytes, limits);
    case 'ole':
      return { format: 'xls', grids: readXls(bytes, limits) };
    case 'empty':
      throw new ReadFailure('workbook.empty');
    case 'picture':
    case 'pdf':
      throw new ReadFailure('workbook.picture');
    case 'rtf':
      throw new ReadFailure('workbook.word');
    // CSV and HTML are refused: they have lost merges, text digits and hidden rows, and Excel saves them as .xlsx.
    default:
      throw new ReadFailure('workbook.notWorkbook');
  }
}

/**
 * Reads .xlsx, .xls or .ods bytes into Grids. Goes by content, never by name; never throws, never hangs. `limits`:
 * WORKER_LIMITS where memory is short.
 *
 * ```ts
 * const read = readWorkbook(bytes);
 * if (read.ok) inspectWorkbook(read.value.grids, context);
 * else describe(read.error.code, read.error.params);
 * ```
 */
export function readWorkbook(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Result<Workbook, WorkbookProblem> {
  try {
    return ok(readKnown(bytes, limits));
  } catch (error) {
    // What the unpacker or the .xls reader throws of itself says that the file is not sound.
    return fail(error instanceof ReadFailure ? error.problem : { code: 'workbook.corrupt', params: {} });
  }
}
