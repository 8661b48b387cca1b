import { useCallback, useState } from 'preact/hooks';
import type { PersonJson } from '../../../../shared/api/contracts/people.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { Asked, Problem } from '../asked.tsx';
import { useDoing, useLoaded } from '../asking.ts';
import { DialogForm } from '../dialog-form.tsx';
import { UnitField } from '../unit-field.tsx';
import { isStanding, type ListedUnit } from '../unit-list.ts';
import { Invite } from './invite.tsx';
import { PersonCard } from './person-card.tsx';
import { type PersonState, stateOf } from './person-state.ts';

/** 人员: who acts for a unit, on which devices; to invite them and to end it. */
export function People({ unit }: { unit: ListedUnit }) {
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
          {isStanding(unit) ? (
            <button type="button" class="button primary" onClick={() => setInviting(true)}>
              {say('admin.people.invite')}
            </button>
          ) : (
            <p class="quiet">{say('admin.people.retired')}</p>
          )}
          <Problem text={problem} />
        </div>
      </div>
      <Asked of={people}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="card quiet">
              {say(isStanding(unit) ? 'admin.people.none' : 'admin.people.noneEver', { unit: unit.name })}
            </p>
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
      {ending && <End person={ending} onEnded={reload} onClose={() => setEnding(null)} />}
    </>
  );
}

const ORDER: readonly PersonState[] = ['active', 'invited', 'away', 'ended'];

/** Those who can act first; otherwise as they came. */
function inOrder(people: readonly PersonJson[]): PersonJson[] {
  const rank = (person: PersonJson) => ORDER.indexOf(stateOf(person));
  return [...people].sort((a, b) => rank(a) - rank(b));
}

function End({ person, onEnded, onClose }: { person: PersonJson; onEnded(): void; onClose(): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const name = person.name || say('admin.people.unnamed');
  const end = () =>
    go(
      () => api.revokePerson(person.id),
      () => {
        onEnded();
        onClose();
      },
    );
  return (
    <DialogForm
      title={say('admin.people.end')}
      go={say('admin.people.endGo')}
      {...{ busy, problem, onGo: end, onClose }}
    >
      <p>{say('admin.people.endAsk', { name, unit: person.unitName })}</p>
    </DialogForm>
  );
}
