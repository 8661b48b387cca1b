import type { Shape } from './book.ts';
import { escapeXml } from './xml.ts';

const NAMESPACES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
/** English metric units in a point. */
const EMU = 12_700;

/** The drawing part of a sheet's shapes: each stands where it was put. Scripts can't keep one from printing. */
export function drawingText(shapes: readonly Shape[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr ${NAMESPACES}>${shapes.map(anchorText).join('')}</xdr:wsDr>`;
}

function anchorText(shape: Shape, at: number): string {
  const emu = (points: number) => Math.round(points * EMU);
  const fill = shape.fill ? `<a:solidFill><a:srgbClr val="${shape.fill.slice(1)}"/></a:solidFill>` : '<a:noFill/>';
  const color = shape.fontColor ? `<a:solidFill><a:srgbClr val="${shape.fontColor.slice(1)}"/></a:solidFill>` : '';
  const kind = shape.kind.charAt(0).toLowerCase() + shape.kind.slice(1);
  const geometry = { roundRectangle: 'roundRect', rectangle: 'rect' }[kind] ?? kind;
  return [
    `<xdr:absoluteAnchor><xdr:pos x="${emu(shape.left)}" y="${emu(shape.top)}"/>`,
    `<xdr:ext cx="${emu(shape.width)}" cy="${emu(shape.height)}"/>`,
    `<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="${at + 2}" name="${escapeXml(shape.name)}" descr="${escapeXml(shape.altText)}"/><xdr:cNvSpPr/></xdr:nvSpPr>`,
    `<xdr:spPr><a:xfrm><a:off x="${emu(shape.left)}" y="${emu(shape.top)}"/><a:ext cx="${emu(shape.width)}" cy="${emu(shape.height)}"/></a:xfrm>`,
    `<a:prstGeom prst="${geometry}"><a:avLst/></a:prstGeom>${fill}</xdr:spPr>`,
    `<xdr:txBody><a:bodyPr anchor="ctr"/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" b="1">${color}</a:rPr><a:t>${escapeXml(shape.text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`,
    '<xdr:clientData/></xdr:absoluteAnchor>',
  ].join('');
}
