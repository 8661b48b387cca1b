import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import { a1, parseA1 } from '../../../shared/grid/address.ts';
import type { Severity } from '../../../shared/issue/issue.ts';
import type { Finding } from '../../ui/finding.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Position } from '../../ui/sheet-keys.ts';
import { useSay } from '../../ui/text.tsx';
import type { SheetView } from '../reader/protocol.ts';
import type { WorkbookDesk } from './use-workbook.ts';
import { type OpenWorkbook, safeFixes } from './workbook-state.ts';

/** The cell of a record's field, for an issue that came back without one. */
function placeOf(issue: IssueJson, sheet: SheetView): Position | undefined {
  if (issue.cell) return parseA1(issue.cell);
  const column = Object.entries(sheet.fields).find(([, field]) => field === issue.field)?.[0];
  return issue.row !== null && column ? { row: issue.row, column: Number(column) } : undefined;
}

/** What the Worker found beyond the page: its word counts. */
export function Refused(props: { issues: readonly IssueJson[]; sheet: SheetView; onGo(at: Position): void }) {
  const say = useSay();
  const standing = props.issues.filter(({ severity }) => severity === 'error' || severity === 'confirm');
  if (standing.length === 0) return null;
  return (
    <div class="refused" role="alert">
      <strong class="word tone-error">
        <Icon name="error" />
        {say('submit.refused')}
      </strong>
      <ul>
        {standing.map((issue) => {
          const at = placeOf(issue, props.sheet);
          return (
            <li key={`${issue.code}${issue.record}${issue.field}`} class="finding">
              <button type="button" class="finding-go" disabled={!at} onClick={() => at && props.onGo(at)}>
                {at && <span class="finding-place">{a1(at.row, at.column)}</span>}
                {issue.message}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How many rows, and what they still ask for. `clean`: whether nothing else asks for something either. */
export function Counts(props: { sheet: SheetView; clean: boolean; answered(finding: Finding): boolean }) {
  const say = useSay();
  const open = (severity: Severity) =>
    props.sheet.findings.filter((f) => f.issue.severity === severity && !props.answered(f)).length;
  const parts = (['error', 'confirm', 'warning'] as const)
    .map((severity) => ({ severity, count: open(severity) }))
    .filter(({ count }) => count > 0);
  return (
    <p class="counts" aria-live="polite" id="counts">
      <span>{say('counts.rows', { count: props.sheet.records })}</span>
      {parts.map(({ severity, count }) => (
        <span key={severity} class={`word tone-${severity === 'error' ? 'error' : 'amber'}`}>
          <Icon name={severity} />
          {say(`counts.${severity}`, { count })}
        </span>
      ))}
      {parts.length === 0 && props.clean && (
        <span class="word tone-good">
          <Icon name="done" />
          {say('counts.clean')}
        </span>
      )}
    </p>
  );
}

/** All safe fixes at once, undo and redo. */
export function Tools({ desk, workbook, sheet }: { desk: WorkbookDesk; workbook: OpenWorkbook; sheet: SheetView }) {
  const say = useSay();
  const safe = safeFixes(sheet);
  const edited = workbook.past.length > 0 || workbook.future.length > 0;
  if (safe.count === 0 && !edited) return null;
  return (
    <div class="row tools">
      {safe.count > 0 && (
        <button type="button" class="button fix-all" onClick={() => desk.take(sheet, safe.edits)}>
          {say('fix.all', { count: safe.count })}
        </button>
      )}
      {edited && (
        <>
          <button type="button" class="button plain undo" disabled={workbook.past.length === 0} onClick={desk.undo}>
            <Icon name="undo" />
            {say('undo.go')}
          </button>
          {workbook.future.length > 0 && (
            <button type="button" class="button plain redo" onClick={desk.redo}>
              {say('undo.redo')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
