import { withAttribute } from '../workbook/xml.ts';

/**
 * A sheet's part without what another sheet's can't have too: drawings, comments, tables and printer settings hang on
 * relationships of its own, and only one tab is the selected one.
 */
export function unbound(xml: string): string {
  return xml
    .replace(/<(?:drawing|legacyDrawing|legacyDrawingHF|picture)\b[^>]*\/>/g, '')
    .replace(/<(tableParts|oleObjects|controls)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g, '')
    .replace(/<hyperlink\b[^>]*\sr:id=[^>]*\/>/g, '')
    .replace(/<hyperlinks>\s*<\/hyperlinks>/, '')
    .replace(/<pageSetup\b[^>]*>/g, (tag) => withAttribute(tag, 'r:id', undefined))
    .replace(/<sheetView\b[^>]*>/g, (tag) => withAttribute(tag, 'tabSelected', undefined));
}
