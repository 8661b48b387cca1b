import { useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { unanswered } from '../../usecases/returned.ts';
import { download, XLSX_TYPE } from '../download.ts';
import type { SheetView } from '../reader/protocol.ts';
import { useSay } from '../words.ts';
import type { Task } from './task.ts';
import type { Delivery } from './use-delivery.ts';
import type { AnnexReturn } from './use-returned.ts';
import type { WorkbookDesk } from './use-workbook.ts';
import { type OpenWorkbook, obstacles, submittedWith } from './workbook-state.ts';

interface Standing {
  readonly workbook: OpenWorkbook;
  readonly sheets: readonly SheetView[];
  readonly task: Task | undefined;
  readonly reached: boolean;
  /** Reasons of a return without an answer. */
  readonly left: number;
}

/** Why the sheet can't be handed in yet; undefined when it can. */
function reasonAgainst({ workbook, sheets, task, reached, left }: Standing) {
  if (!reached) return { key: 'submit.offline' as const };
  if (!task?.annex.must) return { key: 'submit.notYours' as const };
  const { handIn } = task.annex;
  if (handIn === 'locked' || handIn === 'closed') return { key: `submit.${handIn}` as const };
  const { errors, confirms } = obstacles(workbook, sheets);
  if (errors > 0) return { key: 'submit.errors' as const, params: { count: errors } };
  if (confirms > 0) return { key: 'submit.confirms' as const, params: { count: confirms } };
  if (sheets.every((sheet) => sheet.records === 0)) {
    return { key: task.annex.nilAllowed ? ('submit.empty' as const) : ('submit.emptyPlain' as const) };
  }
  if (left > 0) return { key: 'submit.replies' as const, params: { count: left } };
  return undefined;
}

/** One primary button that says why it can't, when it can't; beside it the corrected workbook. */
export function SubmitBar(props: {
  desk: WorkbookDesk;
  workbook: OpenWorkbook;
  sheet: SheetView;
  task: Task | undefined;
  /** Whether the notices have come: before that nothing is known of what is asked. */
  reached: boolean;
  returned: AnnexReturn | undefined;
  delivery: Delivery;
  /** To the first reason of a return that nobody has answered. */
  onUnanswered(): void;
}) {
  const { desk, workbook, sheet, task, delivery } = props;
  const returned = props.returned?.returned;
  const say = useSay();
  const [saving, setSaving] = useState(false);
  const annex = sheet.annex ? annexById(sheet.annex) : undefined;
  const sheets = submittedWith(workbook, sheet.index);
  const left = returned ? unanswered(returned, workbook.replies).length : 0;
  const against = reasonAgainst({ workbook, sheets, task, reached: props.reached, left });
  const sent = annex ? delivery.sentRevision(annex.id) === workbook.revision : false;
  const base = annex ? (workbook.bases[annex.id] ?? 0) : 0;
  const hint = against
    ? say(against.key, against.params ?? {})
    : sent
      ? say('submit.sent')
      : delivery.sentRevision(annex?.id ?? '') !== undefined
        ? say('submit.changed')
        : say('submit.as', { annex: annex?.title ?? '', version: base + 1 });
  const together = sheets.filter((each) => each.records > 0).map((each) => each.name);
  const blocked = against !== undefined || delivery.busy || sent;
  return (
    <div class="submit-bar">
      <div class="row">
        {annex && (
          <button
            type="button"
            class="button primary submit"
            aria-disabled={blocked}
            aria-describedby="submit-hint"
            onClick={() => {
              if (!blocked && task) delivery.submit(sheets, task, returned);
              else if (against?.key === 'submit.replies') props.onUnanswered();
            }}
          >
            {say(delivery.busy ? 'submit.going' : 'submit.go')}
          </button>
        )}
        <button
          type="button"
          class="button save"
          disabled={saving}
          onClick={async () => {
            setSaving(true);
            const file = await desk.save().finally(() => setSaving(false));
            download(file.name, file.bytes, XLSX_TYPE);
          }}
        >
          <Icon name="download" />
          {say(saving ? 'edits.preparing' : 'edits.download')}
        </button>
        {workbook.past.length > 0 && (
          <span class="quiet small">{say('edits.count', { count: workbook.past.length })}</span>
        )}
      </div>
      {annex && (
        <p id="submit-hint" class={against ? 'word wrap tone-amber' : sent ? 'word wrap tone-good' : 'quiet'}>
          {(against || sent) && <Icon name={against ? 'warning' : 'done'} />}
          {hint}
          {!sent && together.length > 1 && ` · ${say('submit.together', { sheets: together })}`}
        </p>
      )}
    </div>
  );
}
