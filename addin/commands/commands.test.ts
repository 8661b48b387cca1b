import { describe, expect, it } from 'vitest';
import type { Session } from '../../shared/api/contracts/session.ts';
import { MemoryShell } from '../host/memory-shell.ts';
import type { Desk } from '../usecases/desk.ts';
import { carryOut } from './carry-out.ts';
import { enabledActions } from './ribbon-state.ts';

const as = (role: Session['role']) => ({ role }) as Session;

describe('the ribbon', () => {
  it.each([
    ['a sheet that is no annex', false, as('officer'), 'enable help'],
    ['an annex, signed out', true, null, 'check enable help progress pull submit'],
    ['an annex before an officer', true, as('officer'), 'check enable help submit'],
    ['an annex before a reviewer', true, as('reviewer'), 'check enable help progress pull'],
    ['any sheet before a reviewer', false, as('reviewer'), 'enable help progress pull'],
  ])('offers what %s can use', (_, annex, session, expected) => {
    expect([...enabledActions({ annex }, session)].sort().join(' ')).toBe(expected);
  });

  it('brings the pane into view, and asks for the sign-in where one is needed', async () => {
    const shell = new MemoryShell();
    const asked: string[] = [];
    const door = {
      askSignIn: () => asked.push('signIn'),
      showBoard: () => asked.push('board'),
      pull: async () => void asked.push('pull'),
      submit: async () => void asked.push('submit'),
    };
    const desk = { session: null as Session | null } as unknown as Desk;
    for (const action of ['submit', 'pull', 'progress'] as const) {
      await carryOut(action, { shell, desk, door });
    }
    expect(asked).toEqual(['signIn', 'signIn', 'signIn']);
    expect(shell.shown).toBe(3);
    const reviewing = { session: as('reviewer') } as unknown as Desk;
    await carryOut('pull', { shell, desk: reviewing, door });
    expect(asked.slice(3)).toEqual(['board', 'pull']);
  });
});
