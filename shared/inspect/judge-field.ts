import { isDitto } from '../extract/row-marks.ts';
import type { Finding, ReadingContext } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import { type CellReading, readCell, typedText } from '../normalise/read-cell.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { FieldValue } from '../record/record.ts';
import { type Answer, bringsValue } from './answers.ts';
import { answeredContent, contentOf, contradicts, type Submitted } from './submitted.ts';

/** A field of a submitted record, judged. */
export interface JudgedField {
  readonly value?: FieldValue;
  readonly source?: string;
  /** Those that stand. A `reason` is the officer's, to a warning. */
  readonly findings: readonly (Finding & { readonly reason?: string })[];
  /** For the 同上 of the next record. */
  readonly raw: CellValue;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const failing = (code: string, params: Finding['params'] = {}): Finding => ({ code, severity: 'error', params });

/** `source` is what was typed, so it counts, and `values` only where nothing else was typed. */
function submittedContent(
  submitted: Submitted,
  prepared: PreparedField,
  above: CellValue,
): { raw: CellValue; given: unknown; fault?: Finding } {
  const { key } = prepared.definition;
  const typed = submitted.source.get(key);
  if (typed !== undefined && typed !== null) {
    if (typeof typed !== 'string') return { raw: null, given: undefined, fault: failing('record.shape') };
    if (!isDitto(typed)) return { raw: typed, given: undefined };
    if (!isBlank(above)) return { raw: above, given: undefined };
    return { raw: null, given: undefined, fault: failing('rows.dittoNothing', { text: typed }) };
  }
  const given = submitted.values.get(key);
  const content = contentOf(given, prepared);
  if (!content) return { raw: null, given, fault: failing('record.shape') };
  return { raw: content.raw, given };
}

interface Reply {
  /** The reading with the answers' values in it. */
  readonly reading: CellReading;
  readonly findings: readonly (Finding & { readonly reason?: string })[];
}

/** A question is closed by an answer with a value that reads cleanly, or by a yes to the value it came with. */
function closes(finding: Finding, given: Answer, reading: CellReading): boolean {
  if (finding.severity !== 'confirm') return false;
  return given.value === undefined && (reading.value !== undefined || finding.code === 'required.blank');
}

function withAnswers(
  reading: CellReading,
  prepared: PreparedField,
  context: ReadingContext,
  answerTo: (code: string) => Answer | undefined,
): Reply {
  if (reading.findings.length === 0) return { reading, findings: reading.findings };
  for (const finding of reading.findings) {
    const given = answerTo(finding.code);
    if (finding.severity !== 'confirm' || !bringsValue(given)) continue;
    const content = answeredContent(given.value, prepared);
    const replaced = content && !isBlank(content.raw) ? readCell(content.raw, prepared, context) : undefined;
    if (!replaced || replaced.value === undefined || contradicts(given.value, replaced.value)) {
      const text = typeof given.value === 'object' ? '' : String(given.value);
      return { reading, findings: [...reading.findings, failing('answer.unreadable', { text })] };
    }
    // The officer has just answered this very question with this very value.
    const open = replaced.findings.filter(({ code, severity }) => severity !== 'info' && code !== finding.code);
    return settled({ ...replaced, findings: open }, answerTo);
  }
  return settled(reading, answerTo);
}

function settled(reading: CellReading, answerTo: (code: string) => Answer | undefined): Reply {
  const findings = reading.findings.flatMap((finding) => {
    const given = answerTo(finding.code);
    if (!given) return [finding];
    if (closes(finding, given, reading)) return [];
    return given.reason === undefined ? [finding] : [{ ...finding, reason: given.reason }];
  });
  return { reading, findings };
}

/** Reads one field again, as if it had been typed, and hears the officer's answers. */
export function judgeField(
  submitted: Submitted,
  prepared: PreparedField,
  context: ReadingContext,
  above: CellValue,
  answerTo: (code: string) => Answer | undefined,
): JudgedField {
  const { raw, given, fault } = submittedContent(submitted, prepared, above);
  if (fault) return { findings: [fault], raw: null };
  const first = readCell(raw, prepared, context);
  if (contradicts(given, first.value)) return { findings: [failing('record.contradiction')], raw: null };
  const { reading, findings } = withAnswers(first, prepared, context, answerTo);
  const typed = submitted.source.get(prepared.definition.key);
  const source = typeof typed === 'string' ? typed : first.source;
  const { value } = reading;
  const judged: Writable<JudgedField> = { findings, raw: isBlank(raw) || raw === null ? null : typedText(raw) };
  if (value !== undefined) judged.value = value;
  if (source !== undefined && !isBlank(source)) {
    if (value === undefined || source !== String(prepared.type.format(value, prepared.definition)))
      judged.source = source;
  }
  return judged;
}
