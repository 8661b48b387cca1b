import { annexById } from '../../../../shared/annex/catalogue/index.ts';
import type { EventJson } from '../../../../shared/api/contracts/event.ts';
import { momentText } from '../../../ui/time.ts';
import type { PageSay } from '../../words.ts';
import { ROLES } from '../people/roles.ts';

/** More names than these say less than their number. */
const NAMED = 3;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/**
 * What an event was about, in a few words: which annex and version, whom it concerned, until when, why. `nameOf`: a
 * unit's name by its code. What it does not know it leaves out; all of it stands in the event's details.
 * @example saidOf(event, say, nameOf) // ['附件2 …明细表', '徐州市民政局', '到 2026年7月5日 23:59', '汛期']
 */
export function saidOf({ data }: Pick<EventJson, 'data'>, say: PageSay, nameOf: (unit: string) => string): string[] {
  const text = (key: string) => (typeof data[key] === 'string' && data[key] !== '' ? data[key] : null);
  const count = (key: string) => (typeof data[key] === 'number' ? data[key] : null);
  const annex = text('annex');
  const definition = annex === null ? undefined : annexById(annex);
  const before = count('before');
  const version = count('version');
  const [expected, counted] = [count('expected'), count('counted')];
  const until = text('deadline') ?? text('expiresAt');
  const role = ROLES.find((each) => each === data.role);
  const said: (string | null)[] = [
    text('title'),
    definition ? `${definition.code} ${definition.title}` : annex,
    version === null
      ? null
      : before === null
        ? say('tasks.version', { version })
        : say('admin.said.versions', { before, version }),
    data.nil === 1 || data.nil === true ? say('state.nil') : null,
    expected === null || counted === null ? null : say('merged.coverage', { counted, expected }),
    isList(data.units) ? unitsText(data.units.map(String), say, nameOf) : null,
    isList(data.added) && data.added.length > 0 ? say('admin.said.added', { count: data.added.length }) : null,
    isList(data.changed) && data.changed.length > 0 ? say('admin.said.changed', { count: data.changed.length }) : null,
    role ? say(`admin.role.${role}`) : null,
    data.by === 'oidc' ? say('admin.said.oidc') : null,
    until === null ? null : say('admin.said.until', { time: momentText(until, say.locale) }),
    text('reason') ?? text('overall'),
  ];
  return said.filter((part) => part !== null);
}

function unitsText(units: readonly string[], say: PageSay, nameOf: (unit: string) => string): string {
  const named = units.slice(0, NAMED).map(nameOf);
  return units.length > NAMED
    ? say('admin.said.unitsMore', { units: named, count: units.length })
    : say('admin.said.units', { units: named });
}
