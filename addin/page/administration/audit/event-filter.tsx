import type { EventsAsked } from '../../../../shared/api/client/administration.ts';
import { useSay } from '../../words.ts';
import { UnitField } from '../unit-field.tsx';
import { useManaged } from '../units-context.tsx';
import { EVENT_KINDS } from './event-kinds.ts';

/** A Beijing day as the instants it begins and ends at. */
const dayStart = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();
const dayEnd = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();

/** Which unit's events, of which kind, of which days. */
export function EventFilter({ asked, onAsk }: { asked: EventsAsked; onAsk(asked: EventsAsked): void }) {
  const say = useSay();
  const { list } = useManaged();
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <div class="stack">
        <UnitField
          key={asked.unit ?? ''}
          label={say('admin.audit.unit')}
          unit={asked.unit === undefined ? undefined : list.get(asked.unit)}
          placeholder={say('admin.audit.allUnits')}
          onChoose={({ code }) => onAsk({ ...asked, unit: code })}
        />
        {asked.unit !== undefined && (
          <button type="button" class="link small" onClick={() => onAsk({ ...asked, unit: undefined })}>
            {say('admin.audit.allUnits')}
          </button>
        )}
      </div>
      <label class="stack">
        {say('admin.audit.kind')}
        <select
          class="input"
          value={asked.kind ?? ''}
          onChange={(event) => onAsk({ ...asked, kind: event.currentTarget.value || undefined })}
        >
          <option value="">{say('admin.audit.allKinds')}</option>
          {EVENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`admin.event.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="stack">
        {say('admin.audit.since')}
        <input
          type="date"
          class="input"
          onChange={({ currentTarget: { value } }) => onAsk({ ...asked, since: value ? dayStart(value) : undefined })}
        />
      </label>
      <label class="stack">
        {say('admin.audit.until')}
        <input
          type="date"
          class="input"
          onChange={({ currentTarget: { value } }) => onAsk({ ...asked, until: value ? dayEnd(value) : undefined })}
        />
      </label>
    </form>
  );
}
