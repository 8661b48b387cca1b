import { escapeXml } from '../xml-text.ts';
import { askParts, NAMESPACE } from './read-metadata.ts';

/** Writes the part, wherever it is: two round trips. Gives its id; null once it is out of the workbook. */
export async function writeMetadata(context: Excel.RequestContext, text: string): Promise<string | null> {
  const parts = askParts(context);
  await context.sync();
  const [first, ...more] = parts.items;
  const kept = first ?? addPart(context, text);
  if (first && text === '') first.delete();
  else first?.setXml(xmlOf(text));
  dropAll(more);
  await context.sync();
  return text === '' ? null : (kept?.id ?? null);
}

/**
 * Writes the part that was seen last (null: none was there) in one round trip. Fails with `gone` where it is by now.
 * Gives its id; null once it is out of the workbook.
 */
export async function rewriteMetadata(
  context: Excel.RequestContext,
  id: string | null,
  text: string,
): Promise<string | null> {
  const part = id === null ? addPart(context, text) : changePart(context, id, text);
  const parts = askParts(context);
  await context.sync();
  const kept = text === '' ? null : (id ?? part?.id ?? null);
  const others = parts.items.filter((each) => each.id !== kept);
  if (others.length > 0) {
    dropAll(others);
    await context.sync();
  }
  return kept;
}

function addPart(context: Excel.RequestContext, text: string): Excel.CustomXmlPart | undefined {
  if (text === '') return undefined;
  const part = context.workbook.customXmlParts.add(xmlOf(text));
  part.load('id');
  return part;
}

function changePart(context: Excel.RequestContext, id: string, text: string): Excel.CustomXmlPart {
  const part = context.workbook.customXmlParts.getItem(id);
  if (text === '') part.delete();
  else part.setXml(xmlOf(text));
  return part;
}

function xmlOf(text: string): string {
  return `<annex-sync xmlns="${NAMESPACE}">${escapeXml(text)}</annex-sync>`;
}

/** Two parts can come of a file that was merged by hand; the one kept is the one written. */
function dropAll(parts: readonly Excel.CustomXmlPart[]): void {
  for (const part of parts) part.delete();
}
