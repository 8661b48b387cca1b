/** D1 takes 2 MB a bound value; local D1 takes more, so the limit is kept here. In UTF-8 bytes, with room to spare. */
const PART_BYTES = 1_500_000;

const encoder = new TextEncoder();

/** Length in UTF-8 bytes. */
export function bytesOf(text: string): number {
  return encoder.encode(text).byteLength;
}

/** JSON texts put together into JSON arrays, each below what D1 takes as one value; none for none. */
export function jsonParts(items: readonly string[]): string[] {
  const letters = items.reduce((sum, item) => sum + item.length + 1, 0);
  if (items.length > 0 && letters * 3 < PART_BYTES) return [`[${items.join(',')}]`];
  const parts: string[] = [];
  let part: string[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item) + 1;
    if (part.length > 0 && bytes + size > PART_BYTES) {
      parts.push(`[${part.join(',')}]`);
      part = [];
      bytes = 0;
    }
    part.push(item);
    bytes += size;
  }
  if (part.length > 0) parts.push(`[${part.join(',')}]`);
  return parts;
}
