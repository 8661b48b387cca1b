import { existsSync, readFileSync } from 'node:fs';
import { type Finding, finding } from '../finding.ts';
import { fileOfIconUrl, ICON_SIZES } from '../icon-files.ts';
import { descendants, find, type Node } from '../parse.ts';
import { pngSize } from '../png-size.ts';
import { addressOf } from './references.ts';

/** Every icon comes in all sizes, and each address leads to a PNG of exactly that many pixels. */
export function checkIcons(root: Node): Finding[] {
  const found: Finding[] = [];
  for (const icon of [...descendants(root)].filter(({ name }) => name === 'Icon')) {
    const sizes = icon.children.map((image) => Number(image.attributes.get('size')));
    const complete = ICON_SIZES.every((size) => sizes.filter((s) => s === size).length === 1);
    if (!complete) found.push(finding('icon.sizes', icon, sizes.join(', ')));
    for (const image of icon.children) {
      const address = addressOf(root, image.attributes.get('resid'));
      if (address !== undefined) found.push(...checkFile(image, address, Number(image.attributes.get('size'))));
    }
  }
  for (const [name, size] of [
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64],
  ] as const) {
    const [node] = find(root, name);
    if (node) found.push(...checkFile(node, node.attributes.get('DefaultValue') ?? '', size));
    else found.push(finding('icon.missing', root, name));
  }
  return found;
}

function checkFile(node: Node, address: string, size: number): Finding[] {
  const file = URL.canParse(address) ? fileOfIconUrl(address) : null;
  if (file === null || !existsSync(file)) return [finding('icon.file', node, address)];
  const pixels = pngSize(readFileSync(file));
  if (pixels === null) return [finding('icon.file', node, `${address} is no PNG`)];
  const right = pixels.width === size && pixels.height === size;
  return right ? [] : [finding('icon.pixels', node, `${address} has ${pixels.width} × ${pixels.height}, not ${size}`)];
}
