/** The databases that wrangler.toml binds, the main one first: `DB`, and `DB_620000` … of provinces. */
export function databaseBindings(toml: string): string[] {
  return [...toml.matchAll(/^binding\s*=\s*"(DB(?:_\d{6})?)"/gm)].map((match) => match[1] ?? '').sort();
}
