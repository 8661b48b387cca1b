import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { drawingHashes, ICON_FOLDER, ICON_NAMES, ICON_SIZES, iconFile, RENDERED } from './icon-files.ts';

type Colour = readonly [red: number, green: number, blue: number];

// Office's ribbon: white and grey in the light themes, dark grey and black in the dark ones and in high contrast
const BACKGROUNDS: readonly (readonly [string, Colour])[] = [
  ['white', [255, 255, 255]],
  ['light grey', [243, 243, 243]],
  ['dark grey', [38, 38, 38]],
  ['black', [0, 0, 0]],
];

/** PNG, 12: each byte is told as its difference from the left, the upper or both neighbours. */
function unfilter(kind: number, left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  const paeth = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
  return [0, left, up, (left + up) >> 1, paeth][kind] ?? 0;
}

/** The pixels of an 8-bit RGBA PNG, four bytes each. */
function pixelsOf(file: Buffer): Uint8Array {
  const width = file.readUInt32BE(16);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const raw = unzlibSync(Buffer.concat(data));
  const stride = width * 4;
  const out = new Uint8Array(stride * width);
  for (let at = 0; at < out.length; at++) {
    const [row, column] = [Math.floor(at / stride), at % stride];
    const left = column >= 4 ? (out[at - 4] ?? 0) : 0;
    const up = out[at - stride] ?? 0;
    const corner = column >= 4 ? (out[at - stride - 4] ?? 0) : 0;
    out[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + unfilter(raw[row * (stride + 1)] ?? 0, left, up, corner);
  }
  return out;
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How many pixels stand out 3 : 1 (WCAG 2.2, 1.4.11) from the background, transparency counted in. */
function distinct(pixels: Uint8Array, background: Colour): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    const seen = background.map((back, i) => (pixels[at + i] ?? 0) * alpha + back * (1 - alpha)) as unknown as Colour;
    if (contrast(seen, background) >= 3) count++;
  }
  return count;
}

describe.each(ICON_NAMES)('the icon %s', (name) => {
  it.each(BACKGROUNDS)('stands out at 16 pixels on %s', (_, background) => {
    const pixels = pixelsOf(readFileSync(path.join(ICON_FOLDER, iconFile(name, 16))));
    expect(distinct(pixels, background)).toBeGreaterThan(40);
  });

  it('is small: all sizes together under 16 KB', () => {
    const bytes = ICON_SIZES.map((size) => statSync(path.join(ICON_FOLDER, iconFile(name, size))).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(16_000);
  });
});

it('the PNGs were rendered from the drawings as they are now (node cli/manifest/icons.ts)', () => {
  expect(drawingHashes()).toEqual(JSON.parse(readFileSync(RENDERED, 'utf8')));
});

it('the tests can tell: mid-grey on grey does not stand out', () => {
  expect(distinct(new Uint8Array([128, 128, 128, 255, 0, 0, 0, 255]), [110, 110, 110])).toBe(1);
});
