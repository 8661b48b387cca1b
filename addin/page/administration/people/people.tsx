import { useCallback, useState } from 'preact/hooks';
import type { PersonJson } from '../../../../shared/api/contracts/people.ts';
import type { UnitRow } from '../../../../shared/api/contracts/unit.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useSay } from '../../words.ts';
import { Asked, Problem } from '../asked.tsx';
import { useDoing, useLoaded } from '../asking.ts';
import { UnitField } from '../unit-field.tsx';
import { Invite } from './invite.tsx';
import { PersonCard } from './person-card.tsx';
import { type PersonState, stateOf } from './person-state.ts';

/** 人员: who acts for a unit, on which devices; to invite them and to end it. */
export function People({ unit }: { unit: UnitRow }) {
  const say = useSay();
  const { api } = useCaller();
  const people = useLoaded(useCallback(() => api.people(unit.code), [api, unit.code]));
  const { busy, problem, go } = useDoing();
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<PersonJson | null>(null);
  const { reload } = people;
  return (
    <>
      <div class="card stack">
        <UnitField
          key={unit.code}
          label={say('admin.people.of')}
          unit={unit}
          onChoose={({ code }) => {
            if (code !== unit.code) location.hash = `#/admin/people/${encodeURIComponent(code)}`;
          }}
        />
        <div class="row">
          <button type="button" class="button primary" onClick={() => setInviting(true)}>
            {say('admin.people.invite')}
          </button>
          <Problem text={problem} />
        </div>
      </div>
      <Asked of={people}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="card quiet">{say('admin.people.none', { unit: unit.name })}</p>
          ) : (
            <ul class="people" aria-label={say('admin.people.title')}>
              {inOrder(items).map((person) => (
                <PersonCard
                  key={person.id}
                  person={person}
                  busy={busy}
                  onRevokeInvitation={(id) => go(() => api.revokeInvitation(id), reload)}
                  onRevokeDevice={(id) => go(() => api.revokeDevice(id), reload)}
                  onEnd={() => setEnding(person)}
                />
              ))}
            </ul>
          )
        }
      </Asked>
      {inviting && <Invite unit={unit} onMade={reload} onClose={() => setInviting(false)} />}
      {ending && (
        <End
          person={ending}
          onClose={() => setEnding(null)}
          onEnd={() => {
            setEnding(null);
            void go(() => api.revokePerson(ending.id), reload);
          }}
        />
      )}
    </>
  );
}

const ORDER: readonly PersonState[] = ['active', 'invited', 'away', 'ended'];

/** Those who can act first; otherwise as they came. */
function inOrder(people: readonly PersonJson[]): PersonJson[] {
  const rank = (person: PersonJson) => ORDER.indexOf(stateOf(person));
  return [...people].sort((a, b) => rank(a) - rank(b));
}

function End({ person, onClose, onEnd }: { person: PersonJson; onClose(): void; onEnd(): void }) {
  const say = useSay();
  const name = person.name || say('admin.people.unnamed');
  return (
    <Dialog title={say('admin.people.end')} onClose={onClose}>
      <p>{say('admin.people.endAsk', { name, unit: person.unitName })}</p>
      <div class="row">
        <button type="button" class="button primary" onClick={onEnd}>
          {say('admin.people.endGo')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
