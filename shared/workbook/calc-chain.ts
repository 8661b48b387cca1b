import { attribute } from './xml.ts';

/**
 * calcChain.xml without some cells; undefined where none is left (then the part has to go). `i`, the sheet's id,
 * stands only where it changes, so it is written out for all.
 */
export function withoutCells(xml: string, sheetId: string, cells: ReadonlySet<string>): string | undefined {
  let sheet = '';
  let kept = 0;
  const text = xml.replace(/<((?:\w+:)?c)\s[^>]*?\/?>(?:<\/\1>)?/g, (tag, name: string) => {
    sheet = attribute(tag, 'i') ?? sheet;
    const cell = attribute(tag, 'r') ?? '';
    if (sheet === sheetId && cells.has(cell)) return '';
    kept += 1;
    return attribute(tag, 'i') === undefined && sheet !== '' ? tag.replace(`<${name}`, `<${name} i="${sheet}"`) : tag;
  });
  return kept === 0 ? undefined : text;
}
