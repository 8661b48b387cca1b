import { unescapeXml } from '../xml-text.ts';

/** The namespace of the custom XML part that annex-sync keeps in a workbook. */
export const NAMESPACE = 'urn:annex-sync:workbook';

/** What was kept, and the id of the part that holds it: by it the part is written again in one round trip. */
export interface KeptText {
  readonly id?: string;
  readonly text?: string;
}

/** The parts of ours; more than one can come of a file that was merged by hand. */
export function askParts(context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection {
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
