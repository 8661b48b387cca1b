import { useState } from 'preact/hooks';
import type { Invitation } from '../../../../shared/api/contracts/people.ts';
import type { Role } from '../../../../shared/api/contracts/session.ts';
import type { UnitRow } from '../../../../shared/api/contracts/unit.ts';
import { useCaller } from '../../../session/caller.tsx';
import { copyText } from '../../../ui/clipboard.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { FormFrame } from '../dialog-form.tsx';
import { ROLES } from './roles.ts';

const DAYS = [1, 7, 30] as const;

/** Invites someone to a unit; then shows the code, this once. */
export function Invite({ unit, onMade, onClose }: { unit: UnitRow; onMade(): void; onClose(): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const [role, setRole] = useState<Role>('officer');
  const [name, setName] = useState('');
  const [days, setDays] = useState(7);
  const [made, setMade] = useState<Invitation | null>(null);
  const send = () =>
    go(
      () => api.invite({ unit: unit.code, role, name: name.trim(), days }),
      (invitation) => {
        setMade(invitation);
        onMade();
      },
    );
  return (
    <Dialog title={say(made ? 'admin.invite.made' : 'admin.invite.title', { unit: unit.name })} onClose={onClose}>
      {made ? (
        <Code invitation={made} onClose={onClose} />
      ) : (
        <FormFrame go={say('admin.invite.go')} {...{ busy, problem, onGo: send, onClose }}>
          <label class="stack">
            {say('admin.invite.name')}
            <input
              class="input"
              required
              maxLength={40}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <fieldset class="ticks">
            <legend>{say('admin.invite.role')}</legend>
            {ROLES.map((each) => (
              <label key={each} class="tick">
                <input type="radio" name="role" checked={each === role} onChange={() => setRole(each)} />
                <span>
                  {say(`admin.role.${each}`)}
                  <span class="quiet small"> {say(`admin.role.${each}.does`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label class="stack">
            {say('admin.invite.days')}
            <select class="input" value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
              {DAYS.map((each) => (
                <option key={each} value={each}>
                  {say('admin.invite.daysCount', { count: each })}
                </option>
              ))}
            </select>
          </label>
        </FormFrame>
      )}
    </Dialog>
  );
}

function Code({ invitation, onClose }: { invitation: Invitation; onClose(): void }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const until = momentText(invitation.expiresAt, say.locale);
  const { name, unitName, code } = invitation;
  const message = say('admin.invite.message', {
    ...{ name, unit: unitName, code, until, address: location.origin },
    role: say(`admin.role.${invitation.role}`),
  });
  const copy = async (text: string) => setCopied(await copyText(text));
  return (
    <div class="stack">
      <p>{say('admin.invite.told', { name, until })}</p>
      <p class="one-time-code" data-code={code}>
        {code}
      </p>
      <div class="row">
        <button type="button" class="button primary" onClick={() => copy(code)}>
          <Icon name="copy" />
          {say('admin.invite.copyCode')}
        </button>
        <button type="button" class="button" onClick={() => copy(message)}>
          {say('admin.invite.copyMessage')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say('dialog.close')}
        </button>
      </div>
      <p class="tone-good small" role="status">
        {copied && say('admin.invite.copied')}
      </p>
    </div>
  );
}
