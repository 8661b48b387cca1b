import { describe, expect, it } from 'vitest';
import { annexById } from '../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../annex/definition.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { readRegion } from './region.ts';

const matrix = annexById('js2021-annex1')?.matrix as NonNullable<AnnexDefinition['matrix']>;
const read = (name: string, area: string | null) =>
  readRegion(matrix, '省 内', name, { divisions: nationalDivisions(), area }).values.regionCode;

describe('a free row of the matrix', () => {
  it.each([
    ['鼓楼区', '320300', '320302'],
    ['鼓楼区', '320100', '320106'],
    ['通州区', '320300', '320612'],
    ['沭阳县', '320300', '321322'],
  ])('%s on the sheet of %s is %s', (name, area, code) => {
    expect(read(name, area)).toBe(code);
  });

  it('is left without a division where the unit is unknown and several bear the name', () => {
    expect(read('鼓楼区', null)).toBeUndefined();
  });

  it('丰县湖西片区 is an area of its own, not 丰县', () => {
    expect(read('丰县', '320300')).toBe('320321');
    expect(read('丰县湖西片区', '320300')).toBeUndefined();
  });
});
