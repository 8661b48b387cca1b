import type { AnnexDefinition } from '../annex/definition.ts';
import { a1 } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { typedText } from '../normalise/read-cell.ts';
import { type RegionReading, readRegion } from '../normalise/region.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { Effective } from './effective.ts';
import { rowIssue } from './row-issues.ts';
import type { RowReader } from './row-reader.ts';

/** What the two row labels of a matrix row say. `record` false: the row has no region or no figure. */
export interface MatrixRegion {
  readonly record: boolean;
  readonly values: RegionReading['values'];
  readonly source: Record<string, string>;
  readonly issues: readonly Issue[];
}

function textOfField(reader: RowReader, cells: readonly Effective[], field: string): string {
  const i = reader.shape.columns.findIndex(({ key }) => key === field);
  const raw = cells[i]?.raw ?? null;
  return isBlank(raw) || raw === null ? '' : typedText(raw).trim();
}

function hasFigure(reader: RowReader, cells: readonly Effective[]): boolean {
  return reader.shape.columns.some(
    ({ prepared }, i) => prepared.definition.type !== 'rowLabel' && !isBlank(cells[i]?.raw ?? null),
  );
}

function columnOf(reader: RowReader, field: string): number {
  return reader.shape.columns.find(({ key }) => key === field)?.column ?? reader.shape.match.left;
}

/** Reads 省外/省内 and the region. `carried`: the group of the rows above, for a sheet that lost its merges. */
export function matrixRegion(
  reader: RowReader,
  row: number,
  cells: readonly Effective[],
  carried: string | null,
): MatrixRegion {
  const annex: AnnexDefinition = reader.shape.match.annex;
  const matrix = annex.matrix as NonNullable<AnnexDefinition['matrix']>;
  const groupText = textOfField(reader, cells, matrix.groupField);
  const nameText = textOfField(reader, cells, matrix.nameField);
  const nothing = { record: false, values: {}, source: {}, issues: [] };
  if (!hasFigure(reader, cells)) return nothing;
  const column = columnOf(reader, matrix.nameField);
  if (nameText === '') {
    const params = { group: (groupText || carried || '').replace(/\s+/gu, '') };
    const issue = rowIssue('matrix.regionMissing', row, column, { severity: 'error', field: matrix.nameField, params });
    return { ...nothing, issues: [issue] };
  }
  const reading = readRegion(matrix, groupText || carried || '', nameText, reader.context);
  const source: Record<string, string> = {};
  if (groupText !== '' && groupText !== reading.values[matrix.groupField]) source[matrix.groupField] = groupText;
  if (nameText !== reading.values[matrix.nameField]) source[matrix.nameField] = nameText;
  const issues = reading.findings.map((finding) =>
    rowIssue(finding.code, row, columnOf(reader, finding.field), {
      severity: finding.severity,
      field: finding.field,
      params: finding.params,
      fix:
        finding.offer === undefined
          ? null
          : {
              safe: false,
              edits: [{ cell: a1(row, columnOf(reader, finding.field)), value: finding.offer }],
              value: finding.offer,
            },
    }),
  );
  return { record: true, values: reading.values, source, issues };
}
