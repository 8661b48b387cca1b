import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../annex/definition.ts';
import type { NativeRule } from '../field/field-type.ts';
import { markOf } from './mark.ts';

const field = (type: string, options = {}): FieldDefinition => ({
  key: 'x',
  label: '资金',
  type,
  required: 'yes',
  options,
});
const rule = (validation: NativeRule['validation']): NativeRule => ({ validation, style: 'warning', asText: false });

describe('a mark', () => {
  it('of a figure looks at what is left once its unit is gone', () => {
    const mark = markOf(field('money'), rule({ type: 'decimal', min: 0, max: 9 }), 'list') ?? '';
    expect(mark).toContain('SUBSTITUTE');
    expect(mark.indexOf('"万元"')).toBeLessThan(mark.indexOf('"元"'));
    expect(mark).not.toContain('>9');
  });

  it('of a list looks for the shortest words that its members are written with', () => {
    const options = { aliases: { 教育帮扶: ['教育', '教育类'] }, crosswalk: { 志愿服务: '志愿帮扶' } };
    const mark = markOf(field('enum', options), rule({ type: 'list', items: ['教育帮扶', '志愿帮扶'] }), 'list');
    expect(mark).toBe('AND({cell}<>"",COUNT(FIND("志愿帮扶",{cell}),FIND("教育",{cell}),FIND("志愿服务",{cell}))=0)');
  });

  it('leaves boxes to tick and letters to the engine', () => {
    const list = rule({ type: 'list', items: ['甲'] });
    expect(markOf(field('enum'), list, 'form')).toBeUndefined();
    expect(markOf(field('enum', { letters: true }), list, 'list')).toBeUndefined();
  });
});
