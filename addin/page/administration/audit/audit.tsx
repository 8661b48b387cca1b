import { useCallback, useState } from 'preact/hooks';
import type { EventsAsked } from '../../../../shared/api/client/administration.ts';
import type { EventJson } from '../../../../shared/api/contracts/event.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { download } from '../../download.ts';
import { useSay } from '../../words.ts';
import { Asked, Older, Problem } from '../asked.tsx';
import { useDoing, usePages } from '../asking.ts';
import { EventFilter } from './event-filter.tsx';
import { EventTable } from './event-table.tsx';

/** 记录: who did what, when, from which device; the newest first. */
export function Audit() {
  const say = useSay();
  const { api } = useCaller();
  const [asked, setAsked] = useState<EventsAsked>({});
  const pages = usePages(useCallback((cursor?: string) => api.events({ ...asked, cursor }), [api, asked]));
  const { busy, problem, go } = useDoing();
  const take = () =>
    go(
      () => api.eventsFile(asked),
      (file) => download(say('admin.audit.file'), file, 'text/csv'),
    );
  return (
    <div class="card stack">
      <EventFilter asked={asked} onAsk={setAsked} />
      <div class="row">
        <button type="button" class="button" disabled={busy} onClick={take}>
          <Icon name="download" />
          {say('admin.audit.download')}
        </button>
        <button type="button" class="button" onClick={pages.loaded.reload}>
          {say('board.refresh')}
        </button>
        <Problem text={problem} />
      </div>
      <Asked of={pages.loaded}>
        {(events) => {
          if (events.length === 0) return <p class="quiet">{say('admin.audit.none')}</p>;
          return (
            <>
              <Chain events={events} />
              <EventTable events={events} />
            </>
          );
        }}
      </Asked>
      <Older of={pages} />
    </div>
  );
}

/** The state of the hash chain, in words. */
function Chain({ events }: { events: readonly EventJson[] }) {
  const say = useSay();
  const waiting = events.filter(({ hash }) => hash === null).length;
  const head = events.find(({ hash }) => hash !== null);
  return (
    <p class={`strip tone-${waiting > 0 ? 'info' : 'good'}`}>
      <Icon name={waiting > 0 ? 'info' : 'done'} />
      <span class="strip-text">
        {head && say('admin.audit.chained', { id: head.id, hash: (head.hash ?? '').slice(0, 16) })}
        {waiting > 0 && ` ${say('admin.audit.waiting', { count: waiting })}`}
      </span>
    </p>
  );
}
