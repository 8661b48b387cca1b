import type { AnnexDefinition } from '../annex/definition.ts';
import { type Grid, valueAt } from '../grid/grid.ts';
import type { Match, MatchedField } from '../recognise/match.ts';
import { labelKey } from './header-line.ts';

function matchIn(annex: AnnexDefinition, fields: readonly MatchedField[]): Match {
  const rows = fields.map((f) => f.row);
  const columns = fields.map((f) => f.column);
  return {
    annex,
    confidence: 1,
    fields,
    unmapped: [],
    missing: [],
    headerTop: Math.min(...rows),
    headerBottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
    issues: [],
  };
}

/** A first locator of a blank's own table, until recognise is in. */
export function locate(annex: AnnexDefinition, grid: Grid): Match {
  const fields: MatchedField[] = [];
  const seen = new Set<string>();
  let group = '';
  for (let row = 1; row <= grid.rows.length; row++) {
    for (let column = 1; column <= 40; column++) {
      const value = valueAt(grid, row, column);
      if (typeof value !== 'string') continue;
      for (const f of annex.fields) {
        if (seen.has(f.key)) continue;
        const leaf = f.path?.at(-1) ?? f.label;
        if (labelKey(leaf) !== labelKey(value)) continue;
        if (f.path) {
          for (let c = column; c > 0 && group === ''; c--) group = String(valueAt(grid, row - 1, c) ?? '');
          const wanted = labelKey(f.path[0] ?? '');
          const found = labelKey(group);
          group = '';
          if (wanted !== found) continue;
        }
        seen.add(f.key);
        const at = annex.layout === 'form' ? { row, column: column + 1 } : { row, column };
        fields.push({ field: f.key, label: value, ...at });
        if (f.type === 'rowLabel' && f.key === annex.matrix?.groupField) {
          seen.add(annex.matrix.nameField);
          fields.push({ field: annex.matrix.nameField, label: value, row, column: column + 1 });
        }
        break;
      }
    }
  }
  if (annex.layout === 'form') {
    const last = annex.fields.find((f) => f.type === 'longText');
    const at = fields.find((f) => f.field === last?.key);
    if (at) fields.splice(fields.indexOf(at), 1, { ...at });
  }
  return matchIn(annex, fields);
}
