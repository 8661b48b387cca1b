import { expect, it } from 'vitest';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { TILE_PLACES } from './tile-places.ts';

const provinces = nationalDivisions()
  .children(null)
  .filter(({ code }) => !['710000', '810000', '820000'].includes(code));

it('has a place of its own for every province and 兵团', () => {
  expect(provinces.filter(({ code }) => !TILE_PLACES[code])).toEqual([]);
  const places = Object.values(TILE_PLACES).map(String);
  expect(new Set(places).size).toBe(places.length);
});
