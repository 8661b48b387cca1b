import fc from 'fast-check';

/** What stands in an address where a number, a code or a name is meant. */
export const oddPiece = fc.oneof(
  fc.constantFrom('0', '-1', '1e9', '1.5', '9007199254740993', '00000000000000000001', 'NaN', 'undefined', '__proto__'),
  fc.constantFrom('..', '.', '%', '%00', '%ff', '%2e%2e%2f', "' OR 1=1 --", '<script>', '中文', 'x'.repeat(300)),
  fc.string({ maxLength: 12 }),
);

/** A query nobody means: parameters of every route, with anything in them. */
export const oddQuery = fc.dictionary(
  fc.constantFrom('unit', 'notice', 'annex', 'cursor', 'format', 'basis', 'plan', 'since', 'kind', 'from', 'to'),
  oddPiece,
  { maxKeys: 3 },
);

/** Bodies that are no JSON object at all, or one that nothing can keep. */
export const noObject: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom('{', '[1,', 'nul', '"', '{"a":1}}', '\ufeff\ufeff{}', '{"code":"\\ud800"}', '{"__proto__":{"a":1}}'),
  fc.constantFrom('[]', '7', '"x"', 'true', 'null', '{"a\\u0000b":1}', `${'['.repeat(3_000)}${']'.repeat(3_000)}`),
  fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Uint8Array.from([0xff, ...bytes])),
);

type Path = readonly (string | number)[];

/** Every place in a JSON value, itself left out. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn(item, here)];
  });
}

function replaced(value: unknown, [key, ...rest]: Path, by: (old: unknown) => unknown): unknown {
  if (key === undefined) return by(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** The same JSON with one place, of any depth, holding a kind of thing that it can't be. */
export function wronged(whole: object): fc.Arbitrary<unknown> {
  const parts = fc.constantFrom<unknown>('x', 7, true, -0.5);
  const wholes = fc.constantFrom<unknown>({}, { a: 1 }, [], [[1]], [null]);
  return fc.tuple(fc.constantFrom(...placesIn(whole)), parts, wholes).map(([path, part, thing]) => {
    return replaced(whole, path, (old) => (typeof old === 'object' ? part : thing));
  });
}
