import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import type { ZipReader } from './zip-reader.ts';

interface Stored {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly data: Uint8Array;
  readonly size: number;
}

/** 1980-01-01 in DOS form. */
const DATE = 0x0021;
const UTF8_NAME = 0x0800;

function storedOf(zip: ZipReader, name: string, text: string | undefined): Stored {
  if (text === undefined) return { name, ...zip.packed(name) };
  const bytes = strToU8(text);
  return { name, method: 8, crc: crc32(bytes), data: deflateSync(bytes, { level: 6 }), size: bytes.length };
}

function writeHeader(view: DataView, at: number, entry: Stored, nameLength: number, offset?: number): void {
  const central = offset !== undefined;
  view.setUint32(at, central ? 0x02014b50 : 0x04034b50, true);
  let field = at + 4;
  const put16 = (value: number): void => {
    view.setUint16(field, value, true);
    field += 2;
  };
  const put32 = (value: number): void => {
    view.setUint32(field, value, true);
    field += 4;
  };
  if (central) put16(20);
  for (const value of [20, UTF8_NAME, entry.method, 0, DATE]) put16(value);
  for (const value of [entry.crc, entry.data.length, entry.size]) put32(value);
  put16(nameLength);
  put16(0);
  if (!central) return;
  // Comment, disk and internal attributes; external attributes.
  for (const value of [0, 0, 0]) put16(value);
  put32(0);
  put32(offset);
}

/**
 * The zip with some text parts changed (undefined: taken out). All others are copied as they are packed, unread.
 */
export function patchZip(zip: ZipReader, changes: ReadonlyMap<string, string | undefined>): Uint8Array {
  const names = zip.names().filter((name) => !changes.has(name) || changes.get(name) !== undefined);
  const entries = names.map((name) => ({ entry: storedOf(zip, name, changes.get(name)), name: strToU8(name) }));
  const total = entries.reduce((sum, { entry, name }) => sum + 76 + 2 * name.length + entry.data.length, 22);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const offsets = entries.map(({ entry, name }) => {
    const offset = at;
    writeHeader(view, at, entry, name.length);
    bytes.set(name, at + 30);
    bytes.set(entry.data, at + 30 + name.length);
    at += 30 + name.length + entry.data.length;
    return offset;
  });
  const directory = at;
  entries.forEach(({ entry, name }, i) => {
    writeHeader(view, at, entry, name.length, offsets[i] as number);
    bytes.set(name, at + 46);
    at += 46 + name.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}
