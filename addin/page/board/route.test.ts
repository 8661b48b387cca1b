import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from './route.ts';

describe('the address of the board', () => {
  it.each([
    ['', { notice: null, annex: null, unit: null, view: 'board' }],
    ['js2021', { notice: 'js2021', annex: null, unit: null, view: 'board' }],
    ['js2021/a1/320300', { notice: 'js2021', annex: 'a1', unit: '320300', view: 'board' }],
    ['js2021/a1/320300/sheet', { notice: 'js2021', annex: 'a1', unit: '320300', view: 'sheet' }],
    ['js2021/a1/320300/elsewhere', { notice: 'js2021', annex: 'a1', unit: '320300', view: 'board' }],
  ] as const)('"%s" is read as what it says', (rest, place) => {
    expect(placeOf(rest)).toEqual(place);
  });

  it('is written as it is read', () => {
    const place = { notice: 'js2021', annex: 'js2021-annex1', unit: '320000-org1', view: 'merged' } as const;
    expect(placeOf(addressOf(place).replace('#/board/', ''))).toEqual(place);
  });
});
