import { strToU8, zipSync } from 'fflate';

/** Workbooks made of literals, for the tests of this room. */
export interface Sample {
  /** Worksheet parts; sheet number n is called Sn. */
  readonly sheets: readonly string[];
  readonly styles?: string;
  readonly strings?: string;
  readonly workbookPr?: string;
  /** Attributes of the sheets' tags: `state="hidden"`. */
  readonly attributes?: readonly string[];
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = { 'xl/styles.xml': 'styles', 'xl/sharedStrings.xml': 'sharedStrings', 'xl/calcChain.xml': 'calcChain' };

/** A worksheet part around some rows. */
export function sheetXml(rows: string, tail = '', head = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;
}

export function xlsx(sample: Sample): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(xlsxParts(sample)).map(([name, text]) => [name, strToU8(text)])));
}

/** The parts of the package before they are zipped. */
export function xlsxParts({
  sheets,
  styles,
  strings,
  workbookPr = '',
  attributes = [],
  parts = {},
}: Sample): Record<string, string> {
  const own: Record<string, string> = { ...parts };
  if (styles !== undefined) own['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`;
  if (strings !== undefined) own['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${strings}</sst>`;
  const tags = sheets.map(
    (_, i) => `<sheet name="S${i + 1}" sheetId="${i + 1}" ${attributes[i] ?? ''} r:id="rId${i + 1}"/>`,
  );
  const kinds = Object.entries(KINDS).filter(([path]) => own[path] !== undefined);
  const relations = [
    ...sheets.map(
      (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    ),
    ...kinds.map(([path, kind]) => `<Relationship Id="${kind}" Type="${RELATIONS}/${kind}" Target="/${path}"/>`),
  ];
  const overrides = Object.keys(own).map((path) => `<Override PartName="/${path}" ContentType="application/xml"/>`);
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookPr}<sheets>${tags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    ...own,
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  };
}
