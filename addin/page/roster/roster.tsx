import '../listed.css';
import './roster.css';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { createClient } from '../../../shared/api/client.ts';
import type { Roster } from '../../../shared/api/contracts/roster.ts';
import { BYTE_ORDER_MARK, csvText } from '../../../shared/csv/csv-text.ts';
import { patientFetch } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { dayText, momentText } from '../../ui/time.ts';
import { Asked } from '../administration/asked.tsx';
import { useLoaded } from '../administration/asking.ts';
import { download, fileName } from '../download.ts';
import type { FaceProps } from '../face.ts';
import { useSay } from '../words.ts';
import { type RosterLine, rosterLines } from './roster-lines.ts';

/** 联络员名册, for everyone: `#/roster/<notice>`. */
export function RosterPage({ rest: notice }: FaceProps) {
  const say = useSay();
  const { locale } = say;
  const roster = useLoaded(
    useCallback(() => createClient({ fetch: patientFetch(() => {}), locale }).roster(notice), [notice, locale]),
  );
  return (
    <main id="content" class="roster">
      <Asked of={roster}>{(found) => <Found roster={found} />}</Asked>
    </main>
  );
}

function Found({ roster }: { roster: Roster }) {
  const say = useSay();
  const [text, setText] = useState('');
  const lines = useMemo(() => rosterLines(roster), [roster]);
  const shown = lines.filter(({ words }) => words.includes(text.trim().toLowerCase()));
  const take = () => {
    const head = [say('roster.unit'), say('roster.level'), ...roster.columns.map(({ label }) => label)];
    const rows = shown.map(({ unit, contact }) => [
      unit.unitName,
      say(`admin.level.${unit.level}`),
      ...roster.columns.map(({ field }) => contact?.[field] ?? ''),
    ]);
    download(fileName(`${roster.title}.csv`), BYTE_ORDER_MARK + csvText([head, ...rows]), 'text/csv');
  };
  return (
    <>
      <h1>{roster.title}</h1>
      <p class="quiet">{roster.noticeTitle}</p>
      <div class="row spread">
        <p>
          <strong>{say('roster.named', { named: roster.named, expected: roster.expected })}</strong>{' '}
          <span class="quiet small">{say('board.asOf', { time: momentText(roster.asOf, say.locale) })}</span>
        </p>
        <div class="row unprinted">
          <button type="button" class="button" onClick={() => print()}>
            {say('roster.print')}
          </button>
          <button type="button" class="button" onClick={take}>
            <Icon name="download" />
            {say('roster.download')}
          </button>
        </div>
      </div>
      <label class="stack unprinted search">
        {say('roster.search')}
        <input
          class="input"
          type="search"
          value={text}
          placeholder={say('roster.searchHint')}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="visually-hidden" role="status">
        {say('roster.shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? <p class="card quiet">{say('roster.none')}</p> : <Table roster={roster} lines={shown} />}
      <p class="quiet small">{say('roster.how')}</p>
    </>
  );
}

function Table({ roster, lines }: { roster: Roster; lines: readonly RosterLine[] }) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section class="table-box" tabIndex={0} aria-label={roster.title}>
      <table class="listed">
        <thead>
          <tr>
            <th scope="col">{say('roster.unit')}</th>
            {roster.columns.map(({ field, label }) => (
              <th key={field} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{say('roster.since')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ unit, contact, first, key }) => (
            <tr key={key} data-unit={unit.unit} class={contact ? undefined : 'tone-missing'}>
              <th scope="row">{unit.unitName}</th>
              {contact ? (
                roster.columns.map(({ field }) => (
                  <td key={field} class={field}>
                    {contact[field] ?? ''}
                  </td>
                ))
              ) : (
                <td colSpan={roster.columns.length}>{say('roster.unnamed')}</td>
              )}
              <td class="nobreak">{first && unit.since ? dayText(unit.since, say.locale, new Date()) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
