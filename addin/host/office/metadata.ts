import { escapeXml, unescapeXml } from '../xml-text.ts';

/** The namespace of the custom XML part that annex-sync keeps in a workbook. */
const NAMESPACE = 'urn:annex-sync:workbook';

/** What was kept, and the id of the part that holds it: by it the part is written again in one round trip. */
export interface KeptText {
  readonly id?: string;
  readonly text?: string;
}

function askParts(context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
  parts.load('items/id');
  return parts;
}

/** Two round trips, one where nothing is kept. */
export async function readMetadata(context: Excel.RequestContext): Promise<KeptText> {
  const parts = askParts(context);
  await context.sync();
  const part = parts.items.at(-1);
  if (!part) return {};
  const xml = part.getXml();
  await context.sync();
  const text = />([^<]*)<\/annex-sync>/.exec(xml.value)?.[1];
  return { id: part.id, ...(text === undefined ? {} : { text: unescapeXml(text) }) };
}

/** Writes the part, wherever it is: two round trips. Gives its id; undefined once it is out of the workbook. */
export async function writeMetadata(context: Excel.RequestContext, text: string): Promise<string | undefined> {
  const parts = askParts(context);
  await context.sync();
  const [first, ...more] = parts.items;
  let kept = first;
  if (text === '') first?.delete();
  else if (first) first.setXml(xmlOf(text));
  else {
    kept = context.workbook.customXmlParts.add(xmlOf(text));
    kept.load('id');
  }
  dropAll(more);
  await context.sync();
  return text === '' ? undefined : kept?.id;
}

/** Writes the part whose id is known: one round trip. Fails where it is gone by now. */
export async function rewriteMetadata(context: Excel.RequestContext, id: string, text: string): Promise<void> {
  const part = context.workbook.customXmlParts.getItem(id);
  if (text === '') part.delete();
  else part.setXml(xmlOf(text));
  const parts = askParts(context);
  await context.sync();
  const others = parts.items.filter((each) => each.id !== id);
  if (others.length === 0) return;
  dropAll(others);
  await context.sync();
}

function xmlOf(text: string): string {
  return `<annex-sync xmlns="${NAMESPACE}">${escapeXml(text)}</annex-sync>`;
}

/** Two parts can come of a file that was merged by hand; the one kept is the one written. */
function dropAll(parts: readonly Excel.CustomXmlPart[]): void {
  for (const part of parts) part.delete();
}
