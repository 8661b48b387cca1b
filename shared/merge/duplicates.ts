import type { AnnexDefinition } from '../annex/definition.ts';
import type { FieldValue } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { MergedRecord, PossibleDuplicate } from './merge.ts';
import { compareText, nameKey } from './name-key.ts';
import { type OrganisationNames, organisationNames } from './organisation-name.ts';
import { type NamedOrganisation, sameOrganisations } from './same-organisation.ts';

/** The keys under which the annexes hold what a project is called and who runs it. */
const PROJECT_FIELDS = ['projectName', 'caseTitle'];
const ORGANISATION_FIELD = 'orgName';
const PHONE_TYPES = ['mobile', 'phone', 'landline', 'contact'];

interface Identity {
  readonly project: string | undefined;
  readonly place: string | undefined;
  readonly phone: string | undefined;
  readonly organisation: string | undefined;
}

/** What may be one thing reported twice (M74): told to whoever merges, never removed. */
export function possibleDuplicates(
  annex: AnnexDefinition,
  records: readonly MergedRecord[],
  divisions: Divisions,
): PossibleDuplicate[] {
  const identity: Identity = {
    project: annex.fields.find((f) => PROJECT_FIELDS.includes(f.key))?.key,
    place: annex.fields.find((f) => f.type === 'place')?.key,
    phone: annex.fields.find((f) => PHONE_TYPES.includes(f.type))?.key,
    organisation: annex.fields.find((f) => f.key === ORGANISATION_FIELD)?.key,
  };
  if (!identity.project || !identity.place) return [];
  const names = identity.organisation ? organisationNames(divisions) : null;
  return [...sameProjects(records, identity, names), ...organisationsTwice(records, identity, names)];
}

/** The same project, place, phone and organisation, as far as the annex has them, from more than one unit. */
function sameProjects(
  records: readonly MergedRecord[],
  identity: Identity,
  names: OrganisationNames | null,
): PossibleDuplicate[] {
  const filed = new Map<string, number[]>();
  const organisationOf = organisationKeys(names);
  records.forEach(({ values }, index) => {
    const project = projectKey(values, identity);
    if (!project) return;
    const phone = phoneKey(values[identity.phone ?? '']);
    const key = `${project}|${phone}|${organisationOf(values[identity.organisation ?? ''])}`;
    const found = filed.get(key);
    if (found) found.push(index);
    else filed.set(key, [index]);
  });
  const groups = [...filed.values()].filter((group) => group.length > 1 && unitsOf(group, records) > 1);
  return groups.map((group) => ({
    kind: 'sameProject',
    records: group,
    names: distinctTexts(group.map((i) => records[i]?.values[identity.project ?? ''])),
  }));
}

function organisationsTwice(
  records: readonly MergedRecord[],
  identity: Identity,
  names: OrganisationNames | null,
): PossibleDuplicate[] {
  if (!identity.organisation || !names) return [];
  const byKey = new Map<string, { name: string; projects: Set<string>; records: number[] }>();
  records.forEach(({ values }, index) => {
    const name = values[identity.organisation ?? ''];
    if (typeof name !== 'string' || !nameKey(name)) return;
    const entry = byKey.get(nameKey(name)) ?? { name, projects: new Set(), records: [] };
    byKey.set(nameKey(name), entry);
    entry.records.push(index);
    const project = projectKey(values, identity);
    if (project) entry.projects.add(project);
  });
  const known: NamedOrganisation[] = [...byKey.values()];
  return sameOrganisations(known, names).map((group) => {
    const found = group.flatMap((name) => byKey.get(nameKey(name))?.records ?? []);
    return { kind: 'sameOrganisation', records: found.sort((a, b) => a - b), names: group };
  });
}

type Values = MergedRecord['values'];

function projectKey(values: Values, identity: Identity): string | undefined {
  const project = values[identity.project ?? ''];
  const place = values[identity.place ?? ''];
  if (typeof project !== 'string' || typeof place !== 'object' || !('code' in place)) return undefined;
  const name = nameKey(project);
  return name ? `${name}|${place.code}|${nameKey(place.detail ?? '')}` : undefined;
}

function phoneKey(value: FieldValue | undefined): string {
  const text = typeof value === 'object' && 'phone' in value ? value.phone : value;
  return typeof text === 'string' ? text.replace(/\D/g, '') : '';
}

/** An organisation has many records: its name is taken apart once. */
function organisationKeys(names: OrganisationNames | null): (value: FieldValue | undefined) => string {
  const known = new Map<string, string>();
  return (value) => {
    if (typeof value !== 'string' || !names) return '';
    const key = known.get(value);
    if (key !== undefined) return key;
    const { place, rest } = names.parse(value);
    known.set(value, `${place} ${rest}`);
    return `${place} ${rest}`;
  };
}

function unitsOf(group: readonly number[], records: readonly MergedRecord[]): number {
  return new Set(group.flatMap((i) => records[i]?.sources.map((source) => source.unit) ?? [])).size;
}

function distinctTexts(values: readonly (FieldValue | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))].sort(compareText);
}
