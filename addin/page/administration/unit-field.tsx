import { useEffect, useId, useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import { isStanding, type ListedUnit, unitOfWord, unitWord } from './unit-list.ts';
import { useManaged } from './units-context.tsx';

/** More in one native list slows typing down. */
const OFFERED = 40;

interface FieldProps {
  label: string;
  /** Shown at first. */
  unit?: ListedUnit | undefined;
  placeholder?: string;
  /** Empty the field once a unit is chosen: for lists that are added to. */
  clears?: boolean;
  /** Which units may be chosen; all by default. */
  fits?: ((unit: ListedUnit) => boolean) | undefined;
  onChoose(unit: ListedUnit): void;
}

/** One unit of those below, by typing a part of its name or its code. */
export function UnitField({ label, unit, placeholder, clears, fits = () => true, onChoose }: FieldProps) {
  const say = useSay();
  const { list } = useManaged();
  const id = useId();
  const [text, setText] = useState(unit ? unitWord(unit) : '');
  const [open, setOpen] = useState(false);
  const named = (word: string) => {
    const found = unitOfWord(list, word);
    return found && fits(found) ? found : null;
  };
  const type = (next: string) => {
    const found = named(next);
    setText(found && clears ? '' : next);
    setOpen(!found && next !== '');
    if (found) onChoose(found);
  };
  // A unit that was imported a moment ago may be typed before the list has it.
  useEffect(() => {
    if (open) type(text);
  }, [list]);
  return (
    <label class="stack unit-field">
      <span>{label}</span>
      <input
        class="input"
        list={id}
        spellcheck={false}
        autocomplete="off"
        placeholder={placeholder}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // A form around it is not sent by naming a unit.
          event.preventDefault();
          const [first] = text.trim() === '' ? [] : list.find(text, 1, fits);
          if (first) type(unitWord(first));
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <datalist id={id}>
        {list.find(named(text) ? '' : text, OFFERED, fits).map((each) => (
          <option key={each.code} value={unitWord(each)}>
            {isStanding(each) ? undefined : say('admin.units.retired')}
          </option>
        ))}
      </datalist>
    </label>
  );
}

/** Several units: those chosen, each with a way out, and a field for the next. */
export function UnitPicks(props: {
  label: string;
  units: readonly string[];
  fits?: FieldProps['fits'];
  onChange(units: string[]): void;
}) {
  const say = useSay();
  const { list } = useManaged();
  const { units, onChange } = props;
  return (
    <div class="stack">
      <UnitField
        label={props.label}
        placeholder={say('admin.unit.type')}
        clears
        fits={props.fits}
        onChoose={({ code }) => !units.includes(code) && onChange([...units, code])}
      />
      {units.length > 0 && (
        <ul class="row picks">
          {units.map((code) => (
            <li key={code}>
              <button
                type="button"
                class="button small"
                aria-label={say('admin.unit.drop', { unit: list.get(code)?.name ?? code })}
                onClick={() => onChange(units.filter((each) => each !== code))}
              >
                {list.get(code)?.name ?? code}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
