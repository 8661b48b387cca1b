import { useState } from 'preact/hooks';
import { copyText } from '../../ui/clipboard.ts';
import { Icon } from '../../ui/icon.tsx';
import { dayText } from '../../ui/time.ts';
import { type Board, missingTextOf } from '../../usecases/board.ts';
import { type PaneSay, usePaneSay } from '../words.tsx';

/** The text for the chat: who has not reported, and who has something to put right. */
function chatText(board: Board, say: PaneSay): string {
  const { missing, returned, deadline } = missingTextOf(board);
  const date = deadline ? dayText(deadline, say.locale, new Date()) : '—';
  const lines = [
    missing.count > 0 && say('board.copyText', { ...missing, date }),
    returned.count > 0 && say('board.copyReturned', { ...returned }),
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** One press copies whom to speak to. Where the host keeps the clipboard to itself, the text stands there to be taken. */
export function CopyMissing({ board }: { board: Board }) {
  const say = usePaneSay();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  if (board.missing.length + board.returned.length === 0) return null;
  const text = chatText(board, say);
  return (
    <div class="copy-missing stack">
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={async () => setCopied((await copyText(text)) ? 'yes' : 'refused')}
        >
          <Icon name="copy" />
          {say('board.copy')}
        </button>
        <span class="small tone-good" role="status">
          {copied === 'yes' && say('board.copied')}
        </span>
      </div>
      {copied === 'refused' && <textarea class="input" readOnly rows={4} aria-label={say('board.copy')} value={text} />}
    </div>
  );
}
