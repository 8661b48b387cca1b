import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Office asks for 16, 32 and 80 pixels; the rest keeps the ribbon sharp at 125–250 % scaling. */
export const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** One drawing each: addin/assets/icons/<name>.svg. `annex` is the add-in itself. */
export const ICON_NAMES = ['annex', 'enable', 'check', 'submit', 'pull', 'progress', 'help'] as const;
export type IconName = (typeof ICON_NAMES)[number];

export const ICON_FOLDER = path.resolve(import.meta.dirname, '../../addin/assets/icons');

/** Where the Worker's static assets serve the folder above. */
const ICON_PATH = '/addin/icons';

export function iconFile(name: string, size: number): string {
  return `${name}-${size}.png`;
}

export function iconUrl(origin: string, name: IconName, size: number): string {
  return `${origin}${ICON_PATH}/${iconFile(name, size)}`;
}

/** The file behind an icon's address, or null when the address is no icon of ours. */
export function fileOfIconUrl(url: string): string | null {
  const file = new URL(url).pathname;
  return path.posix.dirname(file) === ICON_PATH ? path.join(ICON_FOLDER, path.posix.basename(file)) : null;
}

/** Which drawings the PNGs were rendered from: `{ "submit": "<SHA-256 of submit.svg>" }`. */
export const RENDERED = path.join(ICON_FOLDER, 'rendered.json');

export function drawing(name: IconName): string {
  return readFileSync(path.join(ICON_FOLDER, `${name}.svg`), 'utf8');
}

export function drawingHashes(): Record<string, string> {
  const hash = (text: string) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
  return Object.fromEntries(ICON_NAMES.map((name) => [name, hash(drawing(name))]));
}
