import type { AnnexDefinition } from '../annex/definition.ts';
import { READ_LIMITS } from '../workbook/limits.ts';
import { readXlsx, workbookPart } from '../workbook/read-xlsx.ts';
import { ZipReader } from '../workbook/zip-reader.ts';
import type { Match } from './match.ts';
import { recognise } from './recognise.ts';

/**
 * Where the fields stand in an annex's official blank; undefined where the workbook is not the annex's. A blank is an
 * .xlsx of ours, so that no other reader has to be at hand. Throws where it is none (a bug, not data).
 */
export function matchOfBlank(annex: AnnexDefinition, blank: Uint8Array): Match | undefined {
  const zip = new ZipReader(blank, READ_LIMITS);
  const [grid] = readXlsx(zip, workbookPart(zip) ?? '', READ_LIMITS);
  return grid && recognise(grid, [annex])[0];
}
