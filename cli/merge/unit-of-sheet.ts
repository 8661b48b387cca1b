import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { SheetInspection } from '../../shared/inspect/inspection.ts';
import { nameKey } from '../../shared/merge/name-key.ts';
import type { Division, Divisions } from '../../shared/regions/divisions.ts';

/** Who sent a sheet, as far as the folder tells. */
export interface SheetUnit {
  /** A division's code, or a key of our own for an organisation. */
  readonly unit: string;
  readonly unitName: string;
  readonly kind: 'division' | 'organisation';
  /** Where the name was found; unplaced: on the sheet, and several divisions bear it (城关区民政局). */
  readonly from: 'sheet' | 'file' | 'form' | 'unplaced' | 'nowhere';
}

/** What makes a name that of a division's own office, not of an organisation there (江苏省慈善总会). */
const OFFICE = /民政|社会组织管理|社管|人民政府|政府办|乡村振兴局|兵团$|师$/;

/** The unit of a sheet: by its 单位 line; a form by who applies; else by the file's name. */
export function unitOfSheet(
  annex: AnnexDefinition,
  sheet: SheetInspection,
  fileName: string,
  divisions: Divisions,
): SheetUnit {
  if (annex.layout === 'form') return applicant(sheet, fileName);
  const base = fileName.replace(/\.[^.]+$/, '');
  const division = divisions.areaOfUnitName(base);
  if (sheet.unit) return named(sheet.unit, division, divisions);
  if (division) return { unit: division.code, unitName: division.name, kind: 'division', from: 'file' };
  return { unit: `file ${base}`, unitName: base, kind: 'organisation', from: 'nowhere' };
}

function named(name: string, inFileName: Division | undefined, divisions: Divisions): SheetUnit {
  const division = divisions.areaOfUnitName(name);
  const place = divisions.resolve(name, null);
  const bare = place.kind === 'one' ? !place.place.detail : place.kind === 'many';
  const organisation = { unit: `organisation ${nameKey(name)}`, unitName: name, kind: 'organisation' } as const;
  if (!bare && !OFFICE.test(name)) return { ...organisation, from: 'sheet' };
  if (division) return { unit: division.code, unitName: name, kind: 'division', from: 'sheet' };
  const told = inFileName && nameKey(name).startsWith(nameKey(inFileName.name));
  if (told) return { unit: inFileName.code, unitName: name, kind: 'division', from: 'sheet' };
  return { ...organisation, from: 'unplaced' };
}

/** Among the files of one province 城关区民政局 may be the only one: the unit is then known after all. */
export function placedWithin(unit: SheetUnit, lead: string, divisions: Divisions): SheetUnit {
  if (unit.from !== 'unplaced' || !divisions.get(lead)) return unit;
  const found = divisions.resolve(
    unit.unitName.replace(/(?:民政|社会组织|社管|人民政府|政府办|乡村振兴).*$/, ''),
    lead,
  );
  if (found.kind !== 'one' || found.place.detail || !divisions.inside(found.division.code, lead)) return unit;
  return { unit: found.division.code, unitName: unit.unitName, kind: 'division', from: 'sheet' };
}

/** One organisation may apply with several cases, each a file of its own. */
function applicant(sheet: SheetInspection, fileName: string): SheetUnit {
  const [record] = sheet.records;
  const text = (key: string) => {
    const value = record?.values[key];
    return typeof value === 'string' ? value : '';
  };
  const name = text('orgName');
  if (!name) return { unit: `file ${fileName}`, unitName: fileName, kind: 'organisation', from: 'nowhere' };
  const unit = `form ${nameKey(name)} ${nameKey(text('caseTitle'))}`;
  return { unit, unitName: name, kind: 'organisation', from: 'form' };
}
