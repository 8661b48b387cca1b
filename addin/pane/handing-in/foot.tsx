import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import type { Duty } from '../../usecases/delivery.ts';
import type { TableState } from '../../usecases/desk-state.ts';
import { type PaneSay, usePaneSay } from '../words.tsx';
import { useHandInWorld, useStore, useWorld } from '../world.tsx';

type Against = { readonly text: string } | undefined;

/** Why the annex can't be handed in yet; undefined when it can. */
function against(parts: readonly TableState[], duty: Duty | undefined, known: boolean, say: PaneSay): Against {
  const sum = (key: 'errors' | 'confirms' | 'rows') => parts.reduce((all, { counts }) => all + counts[key], 0);
  const [errors, confirms, rows] = [sum('errors'), sum('confirms'), sum('rows')];
  if (known && !duty?.annex.must) return { text: say('submit.notYours') };
  const handIn = duty?.annex.handIn;
  if (handIn === 'locked' || handIn === 'closed') return { text: say(`submit.${handIn}`) };
  if (errors > 0) return { text: say('submit.errors', { count: errors }) };
  if (confirms > 0) return { text: say('submit.confirms', { count: confirms }) };
  if (rows === 0) return { text: say(duty?.annex.nilAllowed ? 'submit.empty' : 'submit.emptyPlain') };
  return undefined;
}

/** All safe fixes at once, the one primary button, the receipt. */
export function Foot({ at }: { at: TableState }) {
  const say = usePaneSay();
  const { desk, signed, askSignIn } = useWorld();
  const { delivery, correcting, returning } = useHandInWorld();
  const { doing } = useStore(desk.store);
  const { notices, outcome, changed } = useStore(delivery.store);
  useStore(returning.store);
  const unanswered = returning.left(at.table.annex.id);
  const duty = delivery.dutyOf(at.table.annex.id);
  // A colleague's version may be newer than the receipt in this workbook.
  const standing = Math.max(at.receipt?.version ?? 0, duty?.annex.version ?? 0);
  const parts = desk.togetherWith(at);
  const together = parts
    .filter(({ counts }) => counts.rows > 0)
    .map(({ table }) => desk.book.sheets.get(table.sheet)?.name ?? '');
  const isChanged = changed.has(at.table.key);
  const sent = at.receipt !== undefined && !isChanged;
  const isReturned = returning.of(at.table.annex.id) !== undefined;
  // What is handed in and unchanged lacks nothing, a nil return no rows.
  const why = signed && (!sent || isReturned) ? against(parts, duty, notices !== null, say) : undefined;
  // While two versions stand side by side, the choice between them is the one button.
  const choosing = outcome?.outcome.kind === 'stale' && outcome.annex === at.table.annex.id;
  // What was returned may go back as it is, with the reasons why.
  const blocked = why !== undefined || doing !== null || choosing || (sent && signed !== null && !isReturned);
  return (
    <footer class="foot stack">
      {at.safe.length > 0 && (
        <button
          type="button"
          class="button wide fix-all"
          disabled={doing !== null}
          onClick={() => void correcting.takeSafe(at)}
        >
          {say('fix.all', { count: at.safe.length })}
        </button>
      )}
      <button
        type="button"
        class="button primary wide submit"
        aria-disabled={blocked}
        aria-describedby="submit-hint"
        onClick={() => {
          if (!signed) askSignIn();
          else if (!blocked) void delivery.submit(at);
        }}
      >
        {say(doing === 'submit' ? 'submit.going' : 'submit.go')}
      </button>
      {together.length > 1 && <p class="small quiet">{say('submit.together', { sheets: together })}</p>}
      <p id="submit-hint" class="hint small">
        {why ? (
          <span class="word wrap tone-amber">
            <Icon name="warning" />
            {why.text}
          </span>
        ) : !signed ? (
          <span class="quiet">{say('submit.unsigned')}</span>
        ) : unanswered > 0 ? (
          <span class="word wrap tone-amber">
            <Icon name="warning" />
            {say('submit.unanswered', { count: unanswered })}
          </span>
        ) : (
          (!sent || isReturned) &&
          at.receipt && <span class="quiet">{say('submit.again', { version: standing + 1 })}</span>
        )}
      </p>
      {at.receipt && (
        <p class="receipt-line small">
          <span class={`word wrap ${isChanged ? 'tone-amber' : 'tone-good'}`}>
            <Icon name={isChanged ? 'warning' : 'done'} />
            <a href={`/#/receipt/${encodeURIComponent(at.receipt.number)}`} target="_blank" rel="noreferrer">
              {say('receipt.line', { number: at.receipt.number, version: at.receipt.version })}
            </a>
          </span>
          <span class="quiet">{momentText(at.receipt.receivedAt, say.locale)}</span>
          {isChanged && <strong class="tone-amber changed">{say('receipt.changed')}</strong>}
        </p>
      )}
    </footer>
  );
}
