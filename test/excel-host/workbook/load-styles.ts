import type { Style } from './book.ts';
import { child, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** Excel's built-in formats, the Chinese ones of 27–58 included (ECMA-376 part 1, 18.8.30). */
export const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  49: '@',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export const PLAIN: Style = {
  xf: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  numberFormat: 'General',
  fill: null,
  fontColor: null,
  bold: false,
  wrap: false,
  struck: false,
  made: false,
  home: 0,
};

/** The cell formats of styles.xml, in order. */
export function loadStyles(source: string | undefined, home = 0): Style[] {
  if (source === undefined) return [PLAIN];
  const root = parseXml(source);
  const formats = new Map(
    childrenOf(child(root, 'numFmts'), 'numFmt').map((each) => [
      Number(each.attributes.numFmtId),
      each.attributes.formatCode ?? 'General',
    ]),
  );
  const fonts = childrenOf(child(root, 'fonts'), 'font');
  const fills = childrenOf(child(root, 'fills'), 'fill');
  const styles = childrenOf(child(root, 'cellXfs'), 'xf').map((xf): Style => {
    const font = fonts[Number(xf.attributes.fontId ?? 0)];
    const id = Number(xf.attributes.numFmtId ?? 0);
    const alignment = child(xf, 'alignment')?.attributes;
    return {
      xf: source.slice(xf.start, xf.end),
      numberFormat: formats.get(id) ?? BUILT_IN[id] ?? 'General',
      fill: fillOf(fills[Number(xf.attributes.fillId ?? 0)]),
      fontColor: rgb(child(font, 'color')),
      bold: isOn(child(font, 'b')),
      wrap: alignment?.wrapText === '1',
      struck: isOn(child(font, 'strike')),
      made: false,
      home,
    };
  });
  return styles.length > 0 ? styles : [PLAIN];
}

/** What conditional formats of the file look like, by their number. */
export function loadLooks(source: string | undefined): { fill: string | null; fontColor: string | null }[] {
  if (source === undefined) return [];
  return childrenOf(child(parseXml(source), 'dxfs'), 'dxf').map((dxf) => {
    const pattern = child(child(dxf, 'fill'), 'patternFill');
    return {
      fill: rgb(child(pattern, 'bgColor') ?? child(pattern, 'fgColor')),
      fontColor: rgb(child(child(dxf, 'font'), 'color')),
    };
  });
}

function fillOf(fill: XmlElement | undefined): string | null {
  const pattern = child(fill, 'patternFill');
  return pattern?.attributes.patternType === 'solid' ? rgb(child(pattern, 'fgColor')) : null;
}

function rgb(color: XmlElement | undefined): string | null {
  const value = color?.attributes.rgb;
  return value ? `#${value.slice(-6).toUpperCase()}` : null;
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false'].includes(element.attributes.val ?? '1');
}
