import { useState } from 'preact/hooks';
import { useCaller } from '../../../session/caller.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { dayText } from '../../../ui/time.ts';
import { download, fileName } from '../../download.ts';
import { useSay } from '../../words.ts';
import { Problem } from '../asked.tsx';
import { useDoing } from '../asking.ts';
import { UnitField } from '../unit-field.tsx';
import { isStanding, type ListedUnit } from '../unit-list.ts';
import { useManaged } from '../units-context.tsx';
import { UnitForm } from './unit-form.tsx';
import { UnitImport } from './unit-import.tsx';
import { UnitStateForm } from './unit-state-form.tsx';

const addressOf = (code: string) => `#/admin/units/${encodeURIComponent(code)}`;

/** 单位: a unit and those directly below it; to go up and down, find, add, rename, retire, import, download. */
export function Units({ unit }: { unit: ListedUnit }) {
  const say = useSay();
  const { list } = useManaged();
  const [step, setStep] = useState<'add' | 'rename' | 'state' | null>(null);
  const below = list.below(unit.code);
  const count = below.filter(isStanding).length;
  const standing = isStanding(unit);
  const close = () => setStep(null);
  return (
    <>
      <section class="card stack" aria-label={unit.name}>
        <UnitField
          key={unit.code}
          label={say('admin.unit.find')}
          placeholder={say('admin.unit.type')}
          onChoose={({ code }) => {
            location.hash = addressOf(code);
          }}
        />
        <Path unit={unit} />
        <div class="row spread">
          <h2>{unit.name}</h2>
          <span class="quiet">
            {unit.code} · {say(`admin.level.${unit.level}`)} · {say('admin.units.below', { count })}
          </span>
        </div>
        {!standing && <Retired unit={unit} onReturn={() => setStep('state')} />}
        <div class="row">
          {standing && unit.level !== 'organisation' && (
            <button type="button" class="button" onClick={() => setStep('add')}>
              {say('admin.units.add')}
            </button>
          )}
          {standing && (
            <button type="button" class="button" onClick={() => setStep('rename')}>
              {say('admin.units.rename')}
            </button>
          )}
          <a class="button" href={`#/admin/people/${encodeURIComponent(unit.code)}`}>
            {say('admin.people.title')}
          </a>
          <Present unit={unit} />
          {standing && unit !== list.root && (
            <button type="button" class="button" onClick={() => setStep('state')}>
              {say('admin.units.retired.go')}
            </button>
          )}
        </div>
        {below.length > 0 && <Below units={below} />}
      </section>
      <UnitImport />
      {step === 'add' && <UnitForm above={unit} unit={null} onClose={close} />}
      {step === 'rename' && <UnitForm above={unit} unit={unit} onClose={close} />}
      {step === 'state' && <UnitStateForm unit={unit} onClose={close} />}
    </>
  );
}

/** That it is no longer, since when, and the way back. */
function Retired({ unit, onReturn }: { unit: ListedUnit; onReturn(): void }) {
  const say = useSay();
  const date = dayText(`${unit.retired}T00:00:00+08:00`, say.locale, new Date());
  return (
    <p class="strip tone-amber" data-retired={unit.retired}>
      <Icon name="exempt" />
      <span class="strip-text">{say('admin.units.retiredSince', { date })}</span>
      <button type="button" class="button small" onClick={onReturn}>
        {say('admin.units.active.go')}
      </button>
    </p>
  );
}

function Path({ unit }: { unit: ListedUnit }) {
  const say = useSay();
  const { list } = useManaged();
  const above = list.pathTo(unit.code).slice(0, -1);
  if (above.length === 0) return null;
  return (
    <nav class="row small" aria-label={say('admin.units.path')}>
      {above.map(({ code, name }) => (
        <span key={code}>
          <a href={addressOf(code)}>{name}</a> ›
        </span>
      ))}
    </nav>
  );
}

function Below({ units }: { units: readonly ListedUnit[] }) {
  const say = useSay();
  const { list } = useManaged();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section class="table-box" tabIndex={0} aria-label={say('admin.units.list')}>
      <table class="listed">
        <thead>
          <tr>
            <th scope="col">{say('admin.units.name')}</th>
            <th scope="col">{say('admin.units.code')}</th>
            <th scope="col">{say('admin.units.level')}</th>
            <th scope="col">{say('admin.units.belowCount')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ code, name, level, retired }) => (
            <tr key={code}>
              <th scope="row">
                <a href={addressOf(code)}>{name}</a>
                {retired !== '' && <span class="quiet small"> {say('admin.units.retired')}</span>}
              </th>
              <td>{code}</td>
              <td class="nobreak">{say(`admin.level.${level}`)}</td>
              <td>{list.below(code).length || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The present list, as an import takes it back. */
function Present({ unit }: { unit: ListedUnit }) {
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const take = () =>
    go(
      () => api.unitsFile(unit.code),
      (file) => download(fileName(say('admin.units.file', { unit: unit.name })), file, 'text/csv'),
    );
  return (
    <>
      <button type="button" class="button" disabled={busy} onClick={take}>
        <Icon name="download" />
        {say('admin.units.download')}
      </button>
      <Problem text={problem} />
    </>
  );
}
