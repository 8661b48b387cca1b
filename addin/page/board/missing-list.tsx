import { useState } from 'preact/hooks';
import { copyText } from '../../ui/clipboard.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { dayText } from '../../ui/time.ts';
import { type Board, type BoardLine, missingTextOf } from '../../usecases/board.ts';
import { type PageSay, useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';

/** The text for the chat: who has not reported, and who has something to put right. */
function chatText(board: Board, say: PageSay): string {
  const { missing, returned, deadline } = missingTextOf(board);
  const date = deadline ? dayText(deadline, say.locale, new Date()) : '—';
  const lines = [
    missing.count > 0 && say('board.copyText', { ...missing, date }),
    returned.count > 0 && say('board.copyReturned', { ...returned, date }),
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** Whom to speak to: the missing and the returned by name, and one button that copies them for a chat. */
export function MissingList({ board, place }: { board: Board; place: Shown }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const open = [...board.missing, ...board.returned];
  return (
    <section class="stack missing-names" aria-labelledby="missing-title">
      <h2 id="missing-title">
        {say(open.length === 0 ? 'board.missingNone' : 'board.missingTitle', { count: open.length })}
      </h2>
      {open.length === 0 ? (
        <p class="word tone-good">
          <Icon name="done" />
          {say('board.nobody')}
        </p>
      ) : (
        <>
          <div class="row">
            <button
              type="button"
              class="button copy-missing"
              onClick={async () => setCopied(await copyText(chatText(board, say)))}
            >
              <Icon name="copy" />
              {say('board.copy')}
            </button>
            <span class="tone-good small" role="status">
              {copied && say('board.copied')}
            </span>
          </div>
          <Names state="missing" lines={board.missing} place={place} />
          <Names state="returned" lines={board.returned} place={place} />
        </>
      )}
    </section>
  );
}

function Names({ state, lines, place }: { state: 'missing' | 'returned'; lines: readonly BoardLine[]; place: Shown }) {
  if (lines.length === 0) return null;
  return (
    <div class="names">
      <StateWord state={state} />
      <ul class="row">
        {lines.map(({ unit, unitName }) => (
          <li key={unit}>
            <a href={addressOf({ ...place, unit, view: 'board' })}>{unitName}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
