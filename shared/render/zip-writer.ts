import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Write } from '../workbook/cell-xml.ts';
import { Utf8Buffer } from './utf8-buffer.ts';

/** A part of the package: bytes as they are, or text as it is made. */
export type PartBody = Uint8Array | ((write: Write) => void);

/** The earliest time a zip can state: the same input gives the same bytes. fflate writes its local parts. */
const EPOCH = new Date(1980, 0, 1);

/**
 * The platform's own raw deflate, where it has one that answers at once (Node has): opened once a part, given its
 * pieces in order; `last` ends the stream. Three times as fast as one in JavaScript.
 */
export type OpenDeflate = () => (piece: Uint8Array, last: boolean) => Uint8Array<ArrayBuffer>;

/** A part that the platform deflates. */
class PlatformDeflate extends ZipPassThrough {
  override compression = 8;
  private readonly deflate: ReturnType<OpenDeflate>;

  constructor(path: string, open: OpenDeflate) {
    super(path);
    this.deflate = open();
  }

  protected override process(piece: Uint8Array, last: boolean): void {
    this.ondata(null, this.deflate(piece, last), last);
  }
}

/** Deflating is most of the work of a large sheet: at level 1 100,000 rows take a third less time and a third more room. */
const FAST = 1;

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Zips parts in order; a text part is encoded and deflated piece by piece, so that it never exists as a whole. */
export function zipParts(parts: Iterable<readonly [string, PartBody]>, open?: OpenDeflate): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
    length += chunk.length;
  });
  for (const [path, body] of parts) {
    const level = body instanceof Uint8Array ? 6 : FAST;
    const file = open ? new PlatformDeflate(path, open) : new ZipDeflate(path, { level });
    file.mtime = EPOCH;
    zip.add(file);
    if (body instanceof Uint8Array) file.push(body, true);
    else pushText(file, body);
  }
  zip.end();
  return joined(chunks, length);
}

function pushText(file: ZipDeflate | ZipPassThrough, make: (write: Write) => void): void {
  // One buffer for the whole part: the deflater copies what it is given.
  const buffer = new Utf8Buffer((bytes) => file.push(bytes));
  make((text) => buffer.write(text));
  buffer.flush();
  file.push(new Uint8Array(0), true);
}
