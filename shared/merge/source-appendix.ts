import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import { fieldType } from '../field/registry.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { Appendix } from '../render/appendix.ts';
import { matrixRows } from './matrix.ts';
import type { Merge, MergeInput, RecordSource } from './merge.ts';
import { sourceOf } from './register.ts';
import { type MergeText, mergeTexts } from './texts.ts';
import { countedInputs } from './unit-order.ts';

export interface SourceRequest {
  readonly annex: AnnexDefinition;
  readonly merge: Merge;
  readonly inputs: readonly MergeInput[];
  readonly divisions: Divisions;
  /** 1-based sheet row of the first merged record, where the renderer has told it. */
  readonly firstRow?: number;
  /** What stands behind a source: a version and its receipt, or (offline) the file it came in, as receiptNumber. */
  readonly proof?: 'receipt' | 'file';
  readonly locale: Locale;
}

/** 来源: which unit, version and receipt stand behind a row; for a matrix, every unit's own figures. */
export function sourceAppendix(request: SourceRequest): Appendix {
  const text = mergeTexts(request.locale);
  const matrix = request.annex.matrix !== undefined;
  const rows = matrix ? matrixSources(request) : listSources(request);
  const labels = matrix ? matrixLabels(request.annex, text) : listLabels(request, text);
  return {
    title: text('sources.title'),
    columns: [...labels, ...sourceLabels(request, text), ...(matrix ? figureLabels(request.annex) : [])],
    rows,
    notes: [text(matrix ? 'sources.matrixNote' : 'sources.note')],
  };
}

type Column = Appendix['columns'][number];

function sourceLabels({ proof }: SourceRequest, text: MergeText): Column[] {
  const unit = { label: text('report.unit'), width: 20 };
  if (proof === 'file') return [unit, { label: text('sources.file'), width: 26 }];
  return [unit, { label: text('report.version'), width: 6 }, { label: text('report.receipt'), width: 18 }];
}

/** In the order of the labels. */
function sourceCells(source: RecordSource | undefined, proof: SourceRequest['proof']): (string | number | null)[] {
  if (!source) return [];
  const { unitName, version, receiptNumber } = source;
  return proof === 'file' ? [unitName, receiptNumber] : [unitName, version, receiptNumber || null];
}

function listLabels(request: SourceRequest, text: MergeText): Column[] {
  const what = titleField(request.annex)?.label ?? text('sources.what');
  const number = { label: text('sources.number'), width: 8 };
  const row = request.firstRow === undefined ? [] : [{ label: text('sources.row'), width: 8 }];
  return [number, ...row, { label: what, width: 40 }];
}

function listSources({ annex, merge, firstRow, proof }: SourceRequest): (string | number | null)[][] {
  const title = titleField(annex)?.key ?? '';
  return merge.records.map(({ values, sources }, index) => {
    const [source] = sources;
    const what = values[title];
    return [
      index + 1,
      ...(firstRow === undefined ? [] : [firstRow + index]),
      typeof what === 'string' ? what : null,
      ...sourceCells(source, proof),
    ];
  });
}

/** The field that tells a reader which record it is: the project or case, else the first text. */
function titleField(annex: AnnexDefinition): FieldDefinition | undefined {
  const named = annex.fields.find((f) => f.key === 'projectName' || f.key === 'caseTitle');
  return named ?? annex.fields.find((f) => f.type === 'text');
}

function matrixLabels(annex: AnnexDefinition, text: MergeText): Column[] {
  const { groupField } = annex.matrix ?? { groupField: '' };
  const label = annex.fields.find((f) => f.key === groupField)?.label ?? text('beside.region');
  return [
    { label, width: 7 },
    { label, width: 14 },
  ];
}

function figureLabels(annex: AnnexDefinition): Column[] {
  return addedFields(annex).map((f) => ({ label: (f.path ?? [f.label]).join('/'), width: 9 }));
}

function addedFields(annex: AnnexDefinition): FieldDefinition[] {
  return annex.fields.filter((f) => fieldType(f.type).add);
}

function matrixSources({ annex, inputs, divisions, proof }: SourceRequest): (string | number | null)[][] {
  const fields = addedFields(annex);
  return matrixRows(annex, countedInputs(inputs), divisions).flatMap(({ place, contributions }) =>
    contributions.map(({ input, record }) => [
      place.group,
      place.name,
      ...sourceCells(sourceOf(input), proof),
      ...fields.map((f) => {
        const value = record.values[f.key];
        return typeof value === 'number' ? value : null;
      }),
    ]),
  );
}
