import { strFromU8 } from 'fflate';

/** Longer texts seldom repeat. */
const SHORT = 96;
const PLACES = 1 << 12;
/** So common that they are told apart at a glance. */
const COMMON = ['c', 'v', 'is', 't', 'row', 'f', 'si', 'r', 'b', 'e', 'n', 's', 'str', 'inlineStr'];

/**
 * Texts from UTF-8 bytes. A short one that was met before is given again, the same string: a list of 100,000 rows
 * holds few different words, and no text holds on to the part it was cut from.
 */
export class XmlTexts {
  private readonly known: (string | undefined)[] = new Array(PLACES);
  private readonly units = new Uint16Array(SHORT);
  private hash = 0;

  constructor() {
    for (const text of COMMON) {
      this.decode(
        Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
        0,
        text.length,
      );
      this.known[this.hash] = text;
    }
  }

  of(bytes: Uint8Array, from: number, to: number): string {
    const length = to - from <= SHORT ? this.decode(bytes, from, to) : -1;
    if (length < 0) return strFromU8(bytes.subarray(from, to));
    const known = this.known[this.hash];
    if (known !== undefined && this.isKnown(known, length)) return known;
    const text = String.fromCharCode.apply(null, this.units.subarray(0, length) as unknown as number[]);
    this.known[this.hash] = text;
    return text;
  }

  private isKnown(text: string, length: number): boolean {
    if (text.length !== length) return false;
    for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== this.units[i]) return false;
    return true;
  }

  /** UTF-16 units and their hash; -1 for what takes four bytes or is no UTF-8, which the platform's decoder knows. */
  private decode(bytes: Uint8Array, from: number, to: number): number {
    const { units } = this;
    let length = 0;
    let hash = 0;
    for (let at = from; at < to; ) {
      let unit = bytes[at] as number;
      if (unit < 0x80) at += 1;
      else if (unit >= 0xe0 && unit < 0xf0 && at + 2 < to) {
        unit = ((unit & 0x0f) << 12) | continuation(bytes, at + 1, 6) | continuation(bytes, at + 2, 0);
        if (unit < 0x800 || (unit & 0xf800) === 0xd800) return -1;
        at += 3;
      } else if (unit >= 0xc2 && unit < 0xe0 && at + 1 < to) {
        unit = ((unit & 0x1f) << 6) | continuation(bytes, at + 1, 0);
        if (unit < 0) return -1;
        at += 2;
      } else return -1;
      units[length] = unit;
      length += 1;
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.hash = (hash ^ (hash >>> 12) ^ (hash >>> 22)) & (PLACES - 1);
    return length;
  }
}

/** A continuation byte's bits, shifted; a negative number where it is none. */
function continuation(bytes: Uint8Array, at: number, shift: number): number {
  const byte = bytes[at] as number;
  return (byte & 0xc0) === 0x80 ? (byte & 0x3f) << shift : -0x80000000;
}
