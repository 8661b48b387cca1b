import { strFromU8, strToU8, unzipSync } from 'fflate';
import { attribute, decodeXml, encodeXml, withAttribute } from '../workbook/xml.ts';
import { type Insertion, shiftFormula } from './shift.ts';

/** The sheets of a workbook in order, with the part each one stands in. */
export interface SheetEntry {
  readonly name: string;
  readonly path: string;
}

const WORKSHEET = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** `relsPath("xl/worksheets/sheet1.xml")` is `"xl/worksheets/_rels/sheet1.xml.rels"`. */
export function relsPath(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels');
}

/** The part a relationship's target names, seen from the part that has it. */
export function targetPath(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** An .xlsx package in memory: its parts as issued until one is replaced. */
export class WorkbookPackage {
  readonly parts: Map<string, Uint8Array>;
  readonly workbookPath: string;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(Object.entries(unzipSync(bytes)));
    const root = this.relationships('').find((r) => r.type.endsWith('/officeDocument'));
    this.workbookPath = root?.target ?? 'xl/workbook.xml';
  }

  text(path: string): string {
    const part = this.parts.get(path);
    if (!part) throw new Error(`the blank has no part ${path}`);
    return strFromU8(part);
  }

  write(path: string, text: string): void {
    this.parts.set(path, strToU8(text));
  }

  /** Changes a text part where the change changes anything. */
  change(path: string, edit: (text: string) => string): void {
    const before = this.text(path);
    const after = edit(before);
    if (after !== before) this.write(path, after);
  }

  /** Relationships of a part; of the package itself for ''. */
  relationships(path: string): Relationship[] {
    const part = this.parts.get(relsPath(path));
    if (!part) return [];
    return [...strFromU8(part).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => ({
      id: attribute(tag, 'Id') ?? '',
      type: attribute(tag, 'Type') ?? '',
      target: targetPath(path, attribute(tag, 'Target') ?? ''),
    }));
  }

  sheets(): SheetEntry[] {
    const targets = new Map(this.relationships(this.workbookPath).map((r) => [r.id, r.target]));
    return [...this.text(this.workbookPath).matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, 'name') ?? '',
      path: targets.get(/\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '') ?? '',
    }));
  }

  /** The path of the first part with a relationship of this type from the workbook. */
  related(kind: 'styles' | 'sharedStrings' | 'calcChain'): string | undefined {
    return this.relationships(this.workbookPath).find((r) => r.type.endsWith(`/${kind}`))?.target;
  }

  /** Takes a part out with its content type and its relationship. */
  drop(path: string, from: string): void {
    this.parts.delete(path);
    this.change('[Content_Types].xml', (xml) =>
      xml.replace(/<Override\b[^>]*>(?:<\/Override>)?/g, (tag) =>
        attribute(tag, 'PartName') === `/${path}` ? '' : tag,
      ),
    );
    this.change(relsPath(from), (xml) =>
      xml.replace(/<Relationship\b[^>]*>(?:<\/Relationship>)?/g, (tag) =>
        targetPath(from, attribute(tag, 'Target') ?? '') === path ? '' : tag,
      ),
    );
  }

  /** Makes a sheet known to the workbook, before sheet number `index`; the caller gives its part. */
  addSheet(name: string, path: string, index: number, state?: 'veryHidden'): void {
    const id = this.freeId();
    this.change(relsPath(this.workbookPath), (xml) =>
      xml.replace(
        /<\/Relationships>\s*$/,
        `<Relationship Id="${id}" Type="${WORKSHEET}" Target="/${path}"/></Relationships>`,
      ),
    );
    this.change('[Content_Types].xml', (xml) =>
      xml.replace(/<\/Types>\s*$/, `<Override PartName="/${path}" ContentType="${WORKSHEET_TYPE}"/></Types>`),
    );
    this.change(this.workbookPath, (xml) => this.withSheet(xml, name, id, index, state));
  }

  private withSheet(xml: string, name: string, id: string, index: number, state?: string): string {
    const tags = [...xml.matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => tag);
    const sheetId = Math.max(0, ...tags.map((tag) => Number(attribute(tag, 'sheetId')) || 0)) + 1;
    const hidden = state ? ` state="${state}"` : '';
    const prefix = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
    const tag = `<sheet ${prefix} name="${encodeXml(name)}" sheetId="${sheetId}"${hidden} r:id="${id}"/>`;
    const all = [...tags.slice(0, index), tag, ...tags.slice(index)].join('');
    return xml
      .replace(/<sheets>[\s\S]*<\/sheets>/, () => `<sheets>${all}</sheets>`)
      .replace(/<definedName\b[^>]*>/g, (name) => {
        const local = attribute(name, 'localSheetId');
        if (local === undefined || Number(local) < index) return name;
        return withAttribute(name, 'localSheetId', String(Number(local) + 1));
      });
  }

  /** Gives a sheet another name, in the names that speak of it too. */
  renameSheet(from: string, to: string): void {
    const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
    this.change(this.workbookPath, (xml) =>
      xml.replace(/<sheet\b[^>]*>/g, (tag) => (attribute(tag, 'name') === from ? withAttribute(tag, 'name', to) : tag)),
    );
    this.changeNames((_, text) => text.replaceAll(quoted(from), quoted(to)).replaceAll(`${from}!`, quoted(to)));
  }

  private freeId(): string {
    const used = new Set(this.relationships(this.workbookPath).map((r) => r.id));
    let n = used.size + 1;
    while (used.has(`rId${n}`)) n++;
    return `rId${n}`;
  }

  /** A path for a new sheet part. `taken`: paths already given out. */
  freeSheetPath(taken: ReadonlyMap<string, unknown>): string {
    let n = 1;
    while (this.parts.has(`xl/worksheets/sheet${n}.xml`) || taken.has(`xl/worksheets/sheet${n}.xml`)) n++;
    return `xl/worksheets/sheet${n}.xml`;
  }

  /** Moves what the defined names (print titles, print area …) say about a sheet that rows are put into. */
  shiftNames(sheet: string, insertions: readonly Insertion[]): void {
    this.changeNames((name, text) => {
      // A print title written as 5:5 instead of $5:$5 is not repeated in print.
      const fixed = name === '_xlnm.Print_Titles' ? text.replace(/!(\d+):(\d+)/g, '!$$$1:$$$2') : text;
      return shiftFormula(fixed, sheet, false, insertions);
    });
  }

  private changeNames(edit: (name: string, text: string) => string): void {
    this.change(this.workbookPath, (xml) =>
      xml.replace(
        /(<definedName\b[^>]*>)([^<]*)(<\/definedName>)/g,
        (whole, tag: string, text: string, end: string) => {
          const before = decodeXml(text);
          const after = edit(attribute(tag, 'name') ?? '', before);
          return after === before ? whole : `${tag}${encodeXml(after)}${end}`;
        },
      ),
    );
  }

  addName(name: string, text: string, localSheet?: number): void {
    const local = localSheet === undefined ? '' : ` localSheetId="${localSheet}"`;
    const tag = `<definedName name="${encodeXml(name)}"${local}>${encodeXml(text)}</definedName>`;
    this.change(this.workbookPath, (xml) => {
      if (/<\/definedNames>/.test(xml)) return xml.replace('</definedNames>', () => `${tag}</definedNames>`);
      if (/<definedNames\s*\/>/.test(xml))
        return xml.replace(/<definedNames\s*\/>/, () => `<definedNames>${tag}</definedNames>`);
      return xml.replace('</sheets>', () => `</sheets><definedNames>${tag}</definedNames>`);
    });
  }
}
