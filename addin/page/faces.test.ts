import { describe, expect, it } from 'vitest';
import { faceOf, tabsOf } from './faces.ts';

const nameOf = (hash: string, role: Parameters<typeof faceOf>[1]) => faceOf(hash, role)?.face.name ?? null;

describe('the faces of the page', () => {
  it('begins with filling for an officer and with the board for a reviewer', () => {
    expect(nameOf('', 'officer')).toBe('fill');
    expect(nameOf('#/', 'reviewer')).toBe('board');
  });

  it.each(['officer', 'reviewer', 'admin', 'reader'] as const)('shows the board to a %s with units below', (role) => {
    expect(tabsOf(role, true).map(({ name }) => name)).toContain('board');
  });

  it('leaves the board out for an officer with nobody below, whose own annexes stand where they are filled in', () => {
    expect(tabsOf('officer', false).map(({ name }) => name)).toEqual(['fill']);
    expect(tabsOf('reviewer', false).map(({ name }) => name)).toEqual(['board']);
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
