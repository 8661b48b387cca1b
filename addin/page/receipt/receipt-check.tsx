import { useEffect, useState } from 'preact/hooks';
import { createClient } from '../../../shared/api/client.ts';
import type { PublicReceipt } from '../../../shared/api/contracts/receipt.ts';
import { patientFetch } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import type { FaceProps } from '../face.ts';
import { printAddress } from './print-address.ts';
import { receiptLines } from './receipt-file.ts';

type Found = { kind: 'idle' | 'looking' | 'unknown' | 'offline' } | { kind: 'found'; receipt: PublicReceipt };

/** Public: whether a receipt number is real, and what it stands for. Nothing personal is in the answer. */
export function ReceiptCheck({ rest: number }: FaceProps) {
  const say = useSay();
  const [typed, setTyped] = useState(number);
  const [found, setFound] = useState<Found>({ kind: 'idle' });
  useEffect(() => {
    setTyped(number);
    if (number === '') {
      setFound({ kind: 'idle' });
      return;
    }
    let current = true;
    setFound({ kind: 'looking' });
    const api = createClient({ fetch: patientFetch(() => {}), locale: say.locale });
    api.receipt(number).then((answer) => {
      if (!current) return;
      if (answer.ok) setFound({ kind: 'found', receipt: answer.value });
      else setFound({ kind: answer.error.kind === 'unreachable' ? 'offline' : 'unknown' });
    });
    return () => {
      current = false;
    };
  }, [number, say.locale]);
  return (
    <main id="content" class="receipt-check card stack">
      <h1>{say('app.receipts')}</h1>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          location.hash = `#/receipt/${encodeURIComponent(typed.trim())}`;
        }}
      >
        <label for="receipt-number">{say('receipt.enter')}</label>
        <div class="row nowrap">
          <input
            id="receipt-number"
            class="input"
            required
            maxLength={60}
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="button primary">
            {say('receipt.verify')}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        <Outcome found={found} />
      </div>
      <p>
        <a href="#/">{say('app.home')}</a>
      </p>
    </main>
  );
}

function Outcome({ found }: { found: Found }) {
  const say = useSay();
  switch (found.kind) {
    case 'idle':
      return null;
    case 'looking':
      return <span class="skeleton" />;
    case 'offline':
      return <p class="strip tone-amber">{say('failure.offline')}</p>;
    case 'unknown':
      return (
        <p class="strip tone-error">
          <Icon name="error" />
          <span class="strip-text">{say('receipt.unknown')}</span>
        </p>
      );
    case 'found': {
      const { receipt } = found;
      const titles = { notice: receipt.noticeTitle, annex: receipt.annexTitle };
      return (
        <div class="stack">
          <p class="strip tone-good">
            <Icon name="done" />
            <span class="strip-text">{say('receipt.real')}</span>
          </p>
          <p>
            <a href={printAddress(receipt.number)} target="_blank" rel="noopener">
              {say('receipt.print')}
            </a>
          </p>
          <dl class="facts">
            {receiptLines(receipt, titles, say).map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
            {receipt.timeliness && (
              <div>
                <dt>{say('receipt.timeliness')}</dt>
                <dd>
                  <StateWord state={receipt.timeliness} />
                </dd>
              </div>
            )}
          </dl>
        </div>
      );
    }
  }
}
