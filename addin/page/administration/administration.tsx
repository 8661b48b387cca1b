import '../listed.css';
import './administration.css';
import { useCallback, useMemo } from 'preact/hooks';
import { useCaller } from '../../session/caller.tsx';
import type { FaceProps } from '../face.ts';
import { useSay } from '../words.ts';
import { Asked } from './asked.tsx';
import { useLoaded } from './asking.ts';
import { Audit } from './audit/audit.tsx';
import { Notices } from './notices/notices.tsx';
import { People } from './people/people.tsx';
import { Reminders } from './reminders/reminders.tsx';
import { readUnitList } from './unit-list.ts';
import { Units } from './units/units.tsx';
import { ManagedContext } from './units-context.tsx';

const SECTIONS = ['units', 'people', 'notices', 'reminders', 'audit'] as const;
type Section = (typeof SECTIONS)[number];

const isSection = (name: string): name is Section => (SECTIONS as readonly string[]).includes(name);

/** What an administrator does for the own unit and those below: `#/admin/<section>/<unit>`. */
export function Administration({ rest }: FaceProps) {
  const say = useSay();
  const { api } = useCaller();
  const [name = '', unit = ''] = rest.split('/');
  const section = isSection(name) ? name : 'units';
  const file = useLoaded(useCallback(() => api.unitsFile(), [api]));
  const list = useMemo(() => file.value && readUnitList(file.value), [file.value]);
  return (
    <main id="content" class="administration">
      <h1>{say('admin.title')}</h1>
      <nav class="tabs" aria-label={say('admin.title')}>
        {SECTIONS.map((each) => (
          <a
            key={each}
            class={each === section ? 'tab chosen' : 'tab'}
            href={`#/admin/${each}`}
            aria-current={each === section ? 'page' : undefined}
          >
            {say(`admin.${each}.title`)}
          </a>
        ))}
      </nav>
      <Asked of={{ ...file, value: list }}>
        {(units) => (
          <ManagedContext.Provider value={{ list: units, reload: file.reload }}>
            {section === 'units' && <Units unit={units.get(unit) ?? units.root} />}
            {section === 'people' && <People unit={units.get(unit) ?? units.root} />}
            {section === 'notices' && <Notices />}
            {section === 'reminders' && <Reminders unit={units.get(unit) ?? units.root} />}
            {section === 'audit' && <Audit />}
          </ManagedContext.Provider>
        )}
      </Asked>
    </main>
  );
}
