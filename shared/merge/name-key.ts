/** Everything that two spellings of one name may differ in: spaces, invisible characters, brackets, quotes, dashes, stops. */
const INSIGNIFICANT = /[\p{White_Space}\p{Cf}\p{P}\p{S}]+/gu;

/**
 * What stays of a name when how it was typed no longer matters. Equal keys: the same name.
 * `nameKey('江苏省（苏州） 慈善总会')` is `nameKey('江苏省(苏州)慈善总会')`.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(INSIGNIFICANT, '').toLowerCase();
}

/** Code-point order, the same on every machine: a locale's collation is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
