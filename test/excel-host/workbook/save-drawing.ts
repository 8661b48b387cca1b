import type { Shape, Sheet } from './book.ts';
import { cellUnder } from './points.ts';
import { escapeXml } from './xml.ts';

const NAMESPACES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
/** English metric units in a point. */
const EMU = 12_700;

/** The drawing part of a sheet's shapes: each stands where it was put. Scripts can't keep one from printing. */
export function drawingText(sheet: Sheet): string {
  const { shapes } = sheet;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr ${NAMESPACES}>${shapes.map((shape, at) => anchorText(sheet, shape, at)).join('')}</xdr:wsDr>`;
}

const emu = (points: number) => Math.round(points * EMU);

/** What the shape stands on: a cell with which it moves, or the sheet. */
function placeText(sheet: Sheet, { placement, left, top, width, height }: Shape): readonly [string, string] {
  const size = `<xdr:ext cx="${emu(width)}" cy="${emu(height)}"/>`;
  if (placement === 'Absolute') return ['absoluteAnchor', `<xdr:pos x="${emu(left)}" y="${emu(top)}"/>${size}`];
  const { row, column, right, down } = cellUnder(sheet, left, top);
  const from = `<xdr:col>${column - 1}</xdr:col><xdr:colOff>${emu(right)}</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>${emu(down)}</xdr:rowOff>`;
  return ['oneCellAnchor', `<xdr:from>${from}</xdr:from>${size}`];
}

function anchorText(sheet: Sheet, shape: Shape, at: number): string {
  const [anchor, place] = placeText(sheet, shape);
  const fill = shape.fill ? `<a:solidFill><a:srgbClr val="${shape.fill.slice(1)}"/></a:solidFill>` : '<a:noFill/>';
  const color = shape.fontColor ? `<a:solidFill><a:srgbClr val="${shape.fontColor.slice(1)}"/></a:solidFill>` : '';
  const kind = shape.kind.charAt(0).toLowerCase() + shape.kind.slice(1);
  const geometry = { roundRectangle: 'roundRect', rectangle: 'rect' }[kind] ?? kind;
  return [
    `<xdr:${anchor}>${place}`,
    `<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="${at + 2}" name="${escapeXml(shape.name)}" descr="${escapeXml(shape.altText)}"/><xdr:cNvSpPr/></xdr:nvSpPr>`,
    `<xdr:spPr><a:xfrm><a:off x="${emu(shape.left)}" y="${emu(shape.top)}"/><a:ext cx="${emu(shape.width)}" cy="${emu(shape.height)}"/></a:xfrm>`,
    `<a:prstGeom prst="${geometry}"><a:avLst/></a:prstGeom>${fill}</xdr:spPr>`,
    `<xdr:txBody><a:bodyPr anchor="ctr"/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" b="1">${color}</a:rPr><a:t>${escapeXml(shape.text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`,
    `<xdr:clientData/></xdr:${anchor}>`,
  ].join('');
}
