import { describe, expect, it } from 'vitest';
import { faceOf, tabsOf } from './faces.ts';

const nameOf = (hash: string, role: Parameters<typeof faceOf>[1]) => faceOf(hash, role)?.face.name ?? null;

describe('the faces of the page', () => {
  it('begins with filling for an officer and with the board for a reviewer', () => {
    expect(nameOf('', 'officer')).toBe('fill');
    expect(nameOf('#/', 'reviewer')).toBe('board');
  });

  it('shows the board to every role', () => {
    for (const role of ['officer', 'reviewer', 'admin', 'reader'] as const) {
      expect(tabsOf(role).map((face) => face.name)).toContain('board');
    }
  });

  it('shows a role nothing that is not its own', () => {
    expect(nameOf('#/fill', 'reviewer')).toBeNull();
    expect(nameOf('#/board', null)).toBeNull();
    expect(nameOf('#/nowhere', 'officer')).toBeNull();
  });

  it('gives the receipt number to anybody, signed in or not, as it was written', () => {
    expect(faceOf('#/receipt/2021-000123', null)).toMatchObject({ rest: '2021-000123', face: { name: 'receipt' } });
    expect(faceOf('#/receipt', 'officer')?.rest).toBe('');
    expect(faceOf('#/receipt/%E0%A4%A', null)?.rest).toBe('%E0%A4%A');
  });
});
