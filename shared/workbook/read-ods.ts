import type { Grid } from '../grid/grid.ts';
import type { ReadLimits } from './limits.ts';
import { OdsHandler } from './ods-handler.ts';
import { ReadFailure } from './read-failure.ts';
import { scanPart, tagsOf } from './read-xlsx.ts';
import type { ZipReader } from './zip-reader.ts';

/** What a zip with a mimetype part says it is; '' where it is no such zip. */
export function openDocumentType(zip: ZipReader): string {
  return zip.has('mimetype') ? zip.text('mimetype').trim() : '';
}

/** Reads the tables of an .ods; throws ReadFailure. */
export function readOds(zip: ZipReader, limits: ReadLimits): Grid[] {
  if (tagsOf(zip, 'META-INF/manifest.xml', ['encryption-data']).length > 0) throw new ReadFailure('workbook.encrypted');
  if (!zip.has('content.xml')) throw new ReadFailure('workbook.corrupt');
  const handler = new OdsHandler(limits);
  scanPart(zip, 'content.xml', handler);
  return handler.grids.map(({ builder, hidden }) => builder.build(hidden));
}
