import { escapeXml, unescapeXml } from '../xml-text.ts';

/** The namespace of the custom XML part that annex-sync keeps in a workbook. */
const NAMESPACE = 'urn:annex-sync:workbook';

async function ownParts(context: Excel.RequestContext): Promise<Excel.CustomXmlPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
  parts.load('items/id');
  await context.sync();
  return parts.items;
}

export async function readMetadata(context: Excel.RequestContext): Promise<string | undefined> {
  const part = (await ownParts(context)).at(-1);
  if (!part) return undefined;
  const xml = part.getXml();
  await context.sync();
  const text = />([^<]*)<\/annex-sync>/.exec(xml.value)?.[1];
  return text === undefined ? undefined : unescapeXml(text);
}

export async function writeMetadata(context: Excel.RequestContext, text: string): Promise<void> {
  const xml = `<annex-sync xmlns="${NAMESPACE}">${escapeXml(text)}</annex-sync>`;
  const [first, ...more] = await ownParts(context);
  if (text === '') first?.delete();
  else if (first) first.setXml(xml);
  else context.workbook.customXmlParts.add(xml);
  // Two parts can come of a file that was merged by hand; the one kept is the one written.
  for (const part of more) part.delete();
  await context.sync();
}
