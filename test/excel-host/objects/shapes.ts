import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, type Json, NOTHING } from '../batch/host-object.ts';
import type { Book, Shape, Sheet } from '../workbook/book.ts';
import { color, type OfSheet, text } from './targets.ts';

interface OfShape {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly shape: Shape;
}

const one = ({ book, sheet }: OfSheet, shape: Shape): HostObject<OfShape> => ({
  type: 'Shape',
  target: { book, sheet, shape },
});

function add(of: OfSheet, kind: string, words = ''): HostObject<OfShape> {
  of.book.next += 1;
  const shape: Shape = {
    id: `{5A${of.book.next.toString(16).toUpperCase().padStart(6, '0')}-0000-4000-8000-000000000000}`,
    name: `Shape ${of.sheet.shapes.length + 1}`,
    kind,
    text: words,
    left: 0,
    top: 0,
    width: 72,
    height: 72,
    fill: null,
    fontColor: null,
    altText: '',
    placement: 'TwoCell',
    visible: true,
  };
  of.sheet.shapes.push(shape);
  return one(of, shape);
}

function named({ sheet }: OfSheet, key: unknown): Shape | undefined {
  return sheet.shapes.find((shape) => shape.id === text(key) || shape.name === text(key));
}

export const SHAPES = behaviour<OfSheet>({
  items: (of) => of.sheet.shapes.map((shape) => one(of, shape)),
  call: {
    AddGeometricShape: (of, [kind]) => add(of, text(kind)),
    AddTextBox: (of, [words]) => add(of, 'Rectangle', text(words)),
    GetCount: ({ sheet }) => sheet.shapes.length,
    GetItem: (of, [key]) => {
      const shape = named(of, key);
      if (!shape) throw new ExcelError('ItemNotFound', `No shape ${text(key)}.`);
      return one(of, shape);
    },
    GetItemAt: (of, [at]) => {
      const shape = of.sheet.shapes[Number(at)];
      if (!shape) throw new ExcelError('ItemNotFound', `No shape at ${text(at)}.`);
      return one(of, shape);
    },
    GetItemOrNullObject: (of, [key]) => {
      const shape = named(of, key);
      return shape ? one(of, shape) : NOTHING;
    },
  },
});

const number = (of: 'left' | 'top' | 'width' | 'height') => ({
  get: ({ shape }: OfShape): Json => shape[of],
  set: ({ shape }: OfShape, value: Json) => {
    if (typeof value !== 'number' || value < 0) throw new ExcelError('InvalidArgument', `A shape's ${of} is a length.`);
    shape[of] = value;
  },
});
const [left, top, width, height] = [number('left'), number('top'), number('width'), number('height')];

const part =
  (type: string) =>
  (target: OfShape): HostObject<OfShape> => ({ type, target });

export const SHAPE = behaviour<OfShape>({
  identity: ({ shape }) => ({ Id: shape.id }),
  get: {
    Id: ({ shape }) => shape.id,
    Name: ({ shape }) => shape.name,
    Type: () => 'GeometricShape',
    GeometricShapeType: ({ shape }) => shape.kind,
    Left: left.get,
    Top: top.get,
    Width: width.get,
    Height: height.get,
    AltTextDescription: ({ shape }) => shape.altText,
    Placement: ({ shape }) => shape.placement,
    Visible: ({ shape }) => shape.visible,
    Fill: part('ShapeFill'),
    LineFormat: part('ShapeLineFormat'),
    TextFrame: part('TextFrame'),
  },
  set: {
    Name: ({ shape }, value) => {
      shape.name = text(value);
    },
    Left: left.set,
    Top: top.set,
    Width: width.set,
    Height: height.set,
    AltTextDescription: ({ shape }, value) => {
      shape.altText = text(value);
    },
    Placement: ({ shape }, value) => {
      shape.placement = text(value);
    },
    Visible: ({ shape }, value) => {
      shape.visible = value === true;
    },
  },
  call: {
    Delete: ({ sheet, shape }) => {
      sheet.shapes = sheet.shapes.filter((each) => each !== shape);
    },
  },
});

export const SHAPE_FILL = behaviour<OfShape>({
  get: { ForegroundColor: ({ shape }) => shape.fill ?? '' },
  set: {
    ForegroundColor: ({ shape }, value) => {
      shape.fill = color(value);
    },
  },
  call: {
    SetSolidColor: ({ shape }, [value]) => {
      shape.fill = color(value);
    },
    Clear: ({ shape }) => {
      shape.fill = null;
    },
  },
});

export const SHAPE_LINE = behaviour<OfShape>({
  set: { Visible: () => undefined, Color: () => undefined, Weight: () => undefined },
});

export const TEXT_FRAME = behaviour<OfShape>({
  get: { TextRange: part('TextRange'), HasText: ({ shape }) => shape.text !== '' },
  set: { HorizontalAlignment: () => undefined, VerticalAlignment: () => undefined, AutoSizeSetting: () => undefined },
});

export const TEXT_RANGE = behaviour<OfShape>({
  get: { Text: ({ shape }) => shape.text, Font: part('ShapeFont') },
  set: {
    Text: ({ shape }, value) => {
      shape.text = text(value);
    },
  },
});

export const SHAPE_FONT = behaviour<OfShape>({
  get: { Color: ({ shape }) => shape.fontColor ?? '' },
  set: {
    Color: ({ shape }, value) => {
      shape.fontColor = color(value);
    },
    Bold: () => undefined,
    Size: () => undefined,
    Name: () => undefined,
  },
});
