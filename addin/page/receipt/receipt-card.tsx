import { useEffect, useRef, useState } from 'preact/hooks';
import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import { copyText } from '../../ui/clipboard.ts';
import { Icon } from '../../ui/icon.tsx';
import { download, fileName } from '../download.ts';
import { StampPanel } from '../history/stamp.tsx';
import { useSay } from '../words.ts';
import { printAddress } from './print-address.ts';
import { receiptFile, receiptLines } from './receipt-file.ts';

/** Proof that a submission arrived. The hash is shown short; the file has it whole. */
export function ReceiptCard(props: {
  receipt: Receipt;
  /** Id of what it is the receipt of; null where that is not known. */
  submission: string | null;
  titles: { notice: string; annex: string };
  onClose(): void;
}) {
  const { receipt, titles, submission } = props;
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const [stamping, setStamping] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [receipt.number]);
  const hash = say('receipt.hash');
  return (
    <section ref={box} class="card receipt" aria-labelledby="receipt-title" tabIndex={-1} data-number={receipt.number}>
      <h2 id="receipt-title" class="word tone-good">
        <Icon name="done" />
        {say('receipt.done')} · {say('receipt.title')}{' '}
        <a href={`#/receipt/${encodeURIComponent(receipt.number)}`} target="_blank" rel="noopener">
          {receipt.number}
        </a>
      </h2>
      <dl class="facts">
        {receiptLines(receipt, titles, say).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={text}>{label === hash ? <code>{`${text.slice(0, 16)}…`}</code> : text}</dd>
          </div>
        ))}
      </dl>
      {stamping && submission && (
        <StampPanel submission={submission} name={`${titles.annex} ${receipt.unitName}`} mine={true} />
      )}
      <div class="row">
        <a class="button" href={printAddress(receipt.number)} target="_blank" rel="noopener">
          {say('receipt.print')}
        </a>
        <button
          type="button"
          class="button receipt-download"
          onClick={() =>
            download(
              fileName(`${say('receipt.title')} ${receipt.number}.html`),
              receiptFile(receipt, titles, say, location.origin),
              'text/html;charset=utf-8',
            )
          }
        >
          <Icon name="download" />
          {say('receipt.download')}
        </button>
        <button type="button" class="button plain" onClick={async () => setCopied(await copyText(receipt.number))}>
          <Icon name="copy" />
          {say(copied ? 'receipt.copied' : 'receipt.copy')}
        </button>
        {submission && !stamping && (
          <button type="button" class="button plain to-stamp" onClick={() => setStamping(true)}>
            {say('stamp.choose')}
          </button>
        )}
        {submission && (
          <a class="button plain" href={`#/history/${submission}`}>
            {say('tasks.history')}
          </a>
        )}
        <button type="button" class="button plain" onClick={props.onClose}>
          {say('dialog.close')}
        </button>
      </div>
    </section>
  );
}
