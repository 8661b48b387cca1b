import { describe, expect, it } from 'vitest';
import { annexOf } from '../inspect/testing/sheets.ts';
import { fail, ok } from '../result.ts';
import { RULE_OPTIONS } from '../validate/options.ts';
import { RECORD_RULE_KINDS } from '../validate/registry.ts';
import type { AnnexDefinition, FieldDefinition } from './definition.ts';
import { readAnnex } from './read-annex.ts';

const LIST = annexOf('mca2021-annex2');
const MATRIX = annexOf('js2021-annex1');

/** The faults of a definition of which one field or rule is another. */
function faultsWith(annex: AnnexDefinition, key: string, over: object): readonly string[] {
  const read = readAnnex({
    ...annex,
    fields: annex.fields.map((field) => (field.key === key ? { ...field, ...over } : field)),
    rules: annex.rules.map((rule) => (rule.id === key ? { ...rule, ...over } : rule)),
  });
  return read.ok ? [] : read.error;
}

describe('a definition from outside', () => {
  it('is taken as it is where nothing is wrong with it', () => {
    expect(readAnnex(JSON.parse(JSON.stringify(MATRIX)))).toEqual(ok(MATRIX));
  });

  it.each<[string, object, string]>([
    ['fundsWan', { options: { unitStated: 'yes' } }, 'options.unitStated: Invalid type: Expected boolean'],
    ['fundsWan', { options: { unit: 'yuan' } }, 'options.unit: Invalid key: Expected never but received "unit"'],
    ['fundsWan', { options: { max: 50 } }, 'options.max: Invalid key'],
    ['fundsWan', { colour: 'red' }, 'colour: Invalid key'],
    ['projectName', { options: { max: 1.5 } }, 'options.max: Invalid integer'],
    ['contactMobile', { options: { max: 11 } }, 'options.max: Invalid key'],
    ['aidCategory', { options: undefined }, 'options: Invalid type: Expected Object'],
    ['aidCategory', { options: { members: [] } }, 'options.members: Invalid length: Expected >=1'],
    [
      'aidCategory',
      { options: { members: ['其他'], aliases: { 其他: '其它' } } },
      'options.aliases.其他: Invalid type',
    ],
    ['implementPlace', { options: { minLevel: 'village' } }, 'options.minLevel: Invalid type: Expected ("province"'],
    ['implementPlace', { options: { inside: 'unti' } }, 'options.inside: Invalid type: Expected ("unit" | Array)'],
    ['summary', { type: 'colour' }, 'type: Invalid type: Expected ("contact" | "count"'],
    ['summary', { required: true }, 'required: Invalid type: Expected ("yes"'],
  ])('with a field %s that is %j is refused, and told where and why', (key, over, says) => {
    expect(faultsWith(LIST, key, over)).toEqual([expect.stringContaining(`mca2021-annex2, field ${key}, ${says}`)]);
  });

  it.each<[AnnexDefinition, string, object, string]>([
    [LIST, 'softCap200', { options: { field: 'fundsWan' } }, ', options.cap: Invalid key: Expected "cap"'],
    [LIST, 'softCap200', { options: undefined }, ', options: Invalid type: Expected Object'],
    [LIST, 'softCap200', { kind: 'sum' }, ', kind: Invalid type: Expected ("crossAnnex"'],
    [LIST, 'softCap200', { options: { field: 'funds', cap: 200 } }, ': no field funds'],
    [MATRIX, 'totalIncludesCounties', { options: { pairs: [{ whole: 'orgsTotal' }] } }, ', options.pairs.0.part: '],
    [MATRIX, 'zeroConsistency', { options: { pairs: [{ when: 'orgsCity', needs: 'orgs' }] } }, ': no field orgs'],
    [MATRIX, 'crossAnnex2', { options: { annex: 'js2021-annex2' } }, ', options.place: Invalid key'],
  ])('with a rule that is not what it should be is refused: %#', (annex, id, over, says) => {
    expect(faultsWith(annex, id, over)).toContainEqual(expect.stringContaining(`${annex.id}, rule ${id}${says}`));
  });

  it('is held by its types as well: a literal with options that are not its type’s does not compile', () => {
    const base = { key: 'x', label: '金额', required: 'yes' } as const;
    // @ts-expect-error: an amount has no members
    const amount: FieldDefinition = { ...base, type: 'money', options: { members: [] } };
    expect(readAnnex({ ...LIST, fields: [...LIST.fields, amount] })).toMatchObject({ ok: false });
  });

  it('that contradicts itself is refused', () => {
    const [first] = LIST.fields;
    expect(readAnnex({ ...LIST, fields: [...LIST.fields, first] })).toEqual(
      fail(['mca2021-annex2, field seq: there are two of it']),
    );
    expect(readAnnex({ ...MATRIX, matrix: { ...MATRIX.matrix, nameField: 'orgsTotal' } })).toEqual(
      fail(['js2021-annex1, matrix: no field orgsTotal of type rowLabel']),
    );
  });

  it('with something unknown outside its fields and rules is refused, naming it; and so is what is none', () => {
    expect(readAnnex({ ...LIST, colour: 'red' })).toEqual(
      fail([expect.stringContaining('mca2021-annex2, colour: Invalid key')]),
    );
    expect(readAnnex(null)).toEqual(fail([expect.stringContaining('annex, as a whole: Invalid type')]));
    expect(readAnnex({ ...LIST, fields: [7] })).toEqual(fail([expect.stringContaining('mca2021-annex2, field 0: ')]));
  });

  it('has each fault told, not only the first', () => {
    const [seq, name] = LIST.fields;
    const read = readAnnex({ ...LIST, version: 0, fields: [seq, { ...name, options: { max: 'x', min: 1 } }] });
    expect(read).toEqual(
      fail(
        ['version: ', 'field projectName, options.max: ', 'field projectName, options.min: '].map((fault) =>
          expect.stringContaining(`mca2021-annex2, ${fault}`),
        ),
      ),
    );
  });
});

it('the kinds of rules and the list of what each takes as options know the same', () => {
  const kinds = [...RECORD_RULE_KINDS.map(({ name }) => name), 'crossAnnex'];
  expect(Object.keys(RULE_OPTIONS).sort()).toEqual(kinds.sort());
});
