import { useState } from 'preact/hooks';
import type { ReminderSettingsInput, RobotKind } from '../../../../shared/api/contracts/reminder.ts';
import { useSay } from '../../words.ts';

type Robot = NonNullable<ReminderSettingsInput['robot']>;

const KINDS: readonly RobotKind[] = ['wecom', 'dingtalk'];

/** The address that the group gave its robot. */
export function RobotForm(props: {
  hosts: readonly string[];
  busy: boolean;
  onSave(robot: Robot): void;
  onCancel: (() => void) | null;
}) {
  const say = useSay();
  const [kind, setKind] = useState<RobotKind>('wecom');
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    props.onSave({ kind, address: address.trim(), secret: secret.trim() || null });
  };
  return (
    <form class="stack" onSubmit={save}>
      <fieldset class="ticks">
        <legend>{say('admin.reminder.kind')}</legend>
        {KINDS.map((each) => (
          <label key={each} class="tick">
            <input type="radio" name="robot" checked={each === kind} onChange={() => setKind(each)} />
            {say(`admin.reminder.${each}`)}
          </label>
        ))}
      </fieldset>
      <label class="stack">
        {say('admin.reminder.address')}
        <input
          type="url"
          class="input"
          required
          maxLength={500}
          autocomplete="off"
          spellcheck={false}
          placeholder={`https://${props.hosts[KINDS.indexOf(kind)] ?? ''}/…`}
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <span class="quiet small">{say('admin.reminder.addressHint')}</span>
      </label>
      {kind === 'dingtalk' && (
        <label class="stack">
          {say('admin.reminder.secret')}
          <input
            class="input"
            maxLength={200}
            autocomplete="off"
            spellcheck={false}
            value={secret}
            onInput={(event) => setSecret(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="row">
        <button type="submit" class="button primary" disabled={props.busy}>
          {say('admin.save')}
        </button>
        {props.onCancel && (
          <button type="button" class="button" onClick={props.onCancel}>
            {say('dialog.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
