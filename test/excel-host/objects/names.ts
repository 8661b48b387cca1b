import { areaName, columnName } from '../../../shared/grid/address.ts';
import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, isHostObject, NOTHING } from '../batch/host-object.ts';
import { LAST_ROW } from '../workbook/area.ts';
import type { Book, Name } from '../workbook/book.ts';
import { resolveReference } from '../workbook/reference.ts';
import { blockOf, type Cells, fullAddress, range, text } from './targets.ts';

interface OfNames {
  readonly book: Book;
  readonly scope: string | null;
}
interface OfName {
  readonly book: Book;
  readonly name: Name;
}

const one = (book: Book, name: Name): HostObject<OfName> => ({ type: 'NamedItem', target: { book, name } });

function namesOf({ book, scope }: OfNames): Name[] {
  return book.names.filter((name) => name.scope === scope);
}

function named(of: OfNames, key: unknown): Name | undefined {
  return namesOf(of).find((name) => name.name.toLowerCase() === text(key).toLowerCase());
}

export function absolute(cells: Cells): string {
  const address = fullAddress(cells.sheet, blockOf(cells));
  const bang = address.lastIndexOf('!') + 1;
  const { top, left, bottom, right } = blockOf(cells);
  const isColumns = top === 1 && bottom === LAST_ROW;
  const area = isColumns
    ? `$${columnName(left)}:$${columnName(right)}`
    : areaName(blockOf(cells)).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return `=${address.slice(0, bang)}${area}`;
}

export const NAMES = behaviour<OfNames>({
  items: (of) => namesOf(of).map((name) => one(of.book, name)),
  call: {
    Add: (of, [name, reference, comment]) => {
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(text(name)) || /^[A-Z]{1,3}\d+$/i.test(text(name))) {
        throw new ExcelError('InvalidArgument', `"${text(name)}" can't be a name.`);
      }
      if (named(of, name)) throw new ExcelError('ItemAlreadyExists', `There is a name "${text(name)}" already.`);
      const formula = isHostObject(reference) ? absolute(reference.target as Cells) : text(reference);
      const made: Name = {
        name: text(name),
        formula: formula.startsWith('=') ? formula : `="${formula}"`,
        visible: true,
        comment: text(comment),
        scope: of.scope,
      };
      of.book.names.push(made);
      return one(of.book, made);
    },
    GetCount: (of) => namesOf(of).length,
    GetItem: (of, [key]) => {
      const found = named(of, key);
      if (!found) throw new ExcelError('ItemNotFound', `No name ${text(key)}.`);
      return one(of.book, found);
    },
    GetItemOrNullObject: (of, [key]) => {
      const found = named(of, key);
      return found ? one(of.book, found) : NOTHING;
    },
  },
});

function rangeOfName({ book, name }: OfName): HostObject | typeof NOTHING {
  const sheet = book.sheets.find((each) => each.id === name.scope) ?? book.sheets[0];
  const found = sheet && resolveReference(book, sheet, name.formula);
  return found ? range(book, found.sheet, found.area) : NOTHING;
}

export const NAME = behaviour<OfName>({
  identity: ({ name }) => ({ Name: name.name }),
  get: {
    Name: ({ name }) => name.name,
    Formula: ({ name }) => name.formula,
    Value: ({ name }) => name.formula,
    Visible: ({ name }) => name.visible,
    Comment: ({ name }) => name.comment,
    Scope: ({ name }) => (name.scope === null ? 'Workbook' : 'Worksheet'),
    Type: (target) => (rangeOfName(target) === NOTHING ? 'String' : 'Range'),
  },
  set: {
    Visible: ({ name }, value) => {
      name.visible = value === true;
    },
    Formula: ({ name }, value) => {
      name.formula = text(value);
    },
    Comment: ({ name }, value) => {
      name.comment = text(value);
    },
  },
  call: {
    Delete: ({ book, name }) => {
      book.names = book.names.filter((each) => each !== name);
    },
    GetRange: (target) => {
      const found = rangeOfName(target);
      if (found === NOTHING) throw new ExcelError('ItemNotFound', 'The name is not of a range.');
      return found;
    },
    GetRangeOrNullObject: rangeOfName,
  },
});
