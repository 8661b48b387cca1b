import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, NOTHING } from '../batch/host-object.ts';
import type { Book, CustomXmlPart } from '../workbook/book.ts';
import { parseXml } from '../workbook/xml.ts';
import { text } from './targets.ts';

interface OfPart {
  readonly book: Book;
  readonly part: CustomXmlPart;
}
interface Scoped {
  readonly book: Book;
  readonly namespace: string;
}

const one = (book: Book, part: CustomXmlPart): HostObject<OfPart> => ({
  type: 'CustomXmlPart',
  target: { book, part },
});

function namespaceOf(xml: string): string {
  const root = parseXml(xml);
  const prefix = /<(?:([\w-]+):)?[\w-]+/.exec(xml.replace(/<[?!][^>]*>/g, ''))?.[1];
  return root.attributes[prefix ? `xmlns:${prefix}` : 'xmlns'] ?? '';
}

function checked(xml: string): string {
  try {
    parseXml(xml);
  } catch {
    throw new ExcelError('InvalidArgument', 'The custom XML part is no XML.');
  }
  return xml;
}

function found(book: Book, parts: readonly CustomXmlPart[], id: unknown): HostObject {
  const part = parts.find((each) => each.id === text(id));
  if (!part) throw new ExcelError('ItemNotFound', `No custom XML part ${text(id)}.`);
  return one(book, part);
}

export const CUSTOM_XML_PARTS = behaviour<Book>({
  items: (book) => book.customXml.map((part) => one(book, part)),
  call: {
    Add: (book, [xml]) => {
      book.next += 1;
      const id = `{${book.next.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-A000-000000000000}`;
      const part = { id, xml: checked(text(xml)) };
      book.customXml.push(part);
      return one(book, part);
    },
    GetByNamespace: (book, [namespace]) => ({
      type: 'CustomXmlPartScopedCollection',
      target: { book, namespace: text(namespace) },
    }),
    GetCount: (book) => book.customXml.length,
    GetItem: (book, [id]) => found(book, book.customXml, id),
    GetItemOrNullObject: (book, [id]) => {
      const part = book.customXml.find((each) => each.id === text(id));
      return part ? one(book, part) : NOTHING;
    },
  },
});

const scoped = ({ book, namespace }: Scoped) => book.customXml.filter((part) => namespaceOf(part.xml) === namespace);

export const SCOPED_XML_PARTS = behaviour<Scoped>({
  items: (of) => scoped(of).map((part) => one(of.book, part)),
  call: {
    GetCount: (of) => scoped(of).length,
    GetItem: (of, [id]) => found(of.book, scoped(of), id),
    GetOnlyItemOrNullObject: (of) => {
      const [first, ...more] = scoped(of);
      return first && more.length === 0 ? one(of.book, first) : NOTHING;
    },
  },
});

export const CUSTOM_XML_PART = behaviour<OfPart>({
  identity: ({ part }) => ({ Id: part.id }),
  get: { Id: ({ part }) => part.id, NamespaceUri: ({ part }) => namespaceOf(part.xml) },
  call: {
    GetXml: ({ part }) => part.xml,
    SetXml: ({ part }, [xml]) => {
      part.xml = checked(text(xml));
    },
    Delete: ({ book, part }) => {
      book.customXml = book.customXml.filter((each) => each !== part);
    },
  },
});
