import type { FieldDefinition } from '../annex/definition.ts';
import type { NativeRule } from '../field/field-type.ts';

/** What people write after a number, and the engine takes off before it reads it. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  money: ['万元', '亿元', '万', '亿', '元', '，'],
  count: ['人次', '个', '人', '家', '名', '项', '次', '户', '，'],
};

/**
 * True where a conditional format is to mark a cell, however its content came there. Never stricter than the engine:
 * what it may read in some way (20万, 教育类) stays untinted, and the pane has the word.
 */
export function markOf(field: FieldDefinition, { validation }: NativeRule, layout: string): string | undefined {
  // Whatever formula a rule across cells has made of their validation: that rule has its own mark.
  if (field.type === 'money') return numberMark(field, '{cell}<0');
  if (field.type === 'count') return numberMark(field, 'OR({cell}<>INT({cell}),{cell}<0)');
  switch (validation.type) {
    case 'textLength':
      return `LEN({cell})>${validation.max}`;
    case 'list':
      // In a form the members stand in one cell with boxes to tick.
      return layout === 'form' ? undefined : memberMark(field, validation.items);
    case 'custom':
      return `AND({cell}<>"",NOT(${validation.formula}))`;
    case 'whole':
    case 'decimal':
    case 'any':
      return undefined;
  }
}

/** Numbers out of bounds, and texts that no number is left of once units and separators are gone. */
function numberMark(field: FieldDefinition, outOfBounds: string): string {
  const bare = (UNITS[field.type] ?? []).reduce((text, unit) => `SUBSTITUTE(${text},"${unit}","")`, 'TRIM({cell})');
  const unreadable = `AND(TRIM({cell})<>"",ISERROR(VALUE(${bare})))`;
  return `IF(ISNUMBER({cell}),${outOfBounds},IF(ISTEXT({cell}),${unreadable},FALSE))`;
}

/** Texts that hold no member of the list and none of the words people write for one. */
function memberMark({ options }: FieldDefinition, members: readonly string[]): string | undefined {
  const {
    aliases = {},
    crosswalk = {},
    letters,
  } = (options ?? {}) as {
    aliases?: Record<string, readonly string[]>;
    crosswalk?: Record<string, string>;
    letters?: boolean;
  };
  if (letters) return undefined;
  const all = [...new Set([...members, ...Object.values(aliases).flat(), ...Object.keys(crosswalk)])];
  const words = all.filter((word) => !all.some((other) => other !== word && word.includes(other)));
  const found = words.map((word) => `FIND("${word.replaceAll('"', '""')}",{cell})`).join(',');
  // COUNT leaves errors out: it counts the words that were found.
  return `AND({cell}<>"",COUNT(${found})=0)`;
}
