const SIGNATURE = '89504e470d0a1a0a';

/** A PNG's true size in pixels, from its header; null when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = buffer.length >= 24 && buffer.subarray(0, 8).toString('hex') === SIGNATURE;
  if (!isPng || buffer.subarray(12, 16).toString('latin1') !== 'IHDR') return null;
  return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
}
