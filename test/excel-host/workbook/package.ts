import { strFromU8, strToU8 } from 'fflate';
import { child, childrenOf, escapeXml, parseXml } from './xml.ts';

const EMPTY_RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
export const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of an .xlsx being rewritten, with the bookkeeping that parts need: content types and relations. */
export class Package {
  readonly parts: Record<string, Uint8Array>;

  constructor(parts: Readonly<Record<string, Uint8Array>>) {
    this.parts = { ...parts };
  }

  text(path: string): string | undefined {
    const bytes = this.parts[path];
    return bytes && strFromU8(bytes);
  }

  put(path: string, text: string, contentType?: string): void {
    this.parts[path] = strToU8(text);
    if (contentType) this.#declare(path, contentType);
  }

  remove(path: string): void {
    delete this.parts[path];
    const types = this.text('[Content_Types].xml') ?? '';
    const override = new RegExp(`<Override[^>]*PartName="/${escapePattern(path)}"[^>]*/>`);
    this.put('[Content_Types].xml', types.replace(override, ''));
  }

  #declare(path: string, contentType: string): void {
    const types = this.text('[Content_Types].xml') ?? '';
    if (types.includes(`PartName="/${path}"`)) return;
    const override = `<Override PartName="/${path}" ContentType="${contentType}"/>`;
    this.put('[Content_Types].xml', types.replace(/<\/Types>\s*$/, `${override}</Types>`));
  }

  /** Relates a part to another; the relation's id. */
  relate(from: string, type: string, target: string): string {
    const path = relationsOf(from);
    const text = this.text(path) ?? EMPTY_RELATIONS;
    const ids = childrenOf(parseXml(text), 'Relationship').map((each) => each.attributes.Id ?? '');
    let number = ids.length + 1;
    while (ids.includes(`rId${number}`)) number += 1;
    const relation = `<Relationship Id="rId${number}" Type="${RELATION}/${type}" Target="${escapeXml(target)}"/>`;
    this.put(
      path,
      text
        .replace(/<\/Relationships>\s*$/, `${relation}</Relationships>`)
        .replace(/(<Relationships[^>]*)\/>\s*$/, `$1>${relation}</Relationships>`),
    );
    return `rId${number}`;
  }

  /** Drops the relations whose target ends like this. */
  unrelate(from: string, target: string): void {
    const path = relationsOf(from);
    const text = this.text(path);
    if (!text) return;
    const relation = new RegExp(`<Relationship(?=[^>]*Target="[^"]*${escapePattern(target)}")[^>]*/>`);
    this.put(path, text.replace(relation, ''));
  }

  /** A free part name: `xl/worksheets/sheet` → `xl/worksheets/sheet4.xml`. */
  free(stem: string): string {
    let number = 1;
    while (this.parts[`${stem}${number}.xml`]) number += 1;
    return `${stem}${number}.xml`;
  }
}

export function relationsOf(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Replaces a child of a document's root, or puts it behind the last of the given elements. */
export function replaceChild(source: string, name: string, text: string, behind: readonly string[]): string {
  const root = parseXml(source);
  const old = child(root, name);
  if (old) return `${source.slice(0, old.start)}${text}${source.slice(old.end)}`;
  const before = behind.map((each) => child(root, each)).findLast((each) => each !== undefined);
  const at = before?.end ?? source.lastIndexOf('</');
  return `${source.slice(0, at)}${text}${source.slice(at)}`;
}
