import type { Role } from '../../shared/api/contracts/session.ts';
import type { Face } from './face.ts';

/** `#/<name>/<rest>`. A role's first face with a tab is what it sees at `#/`. */
export const FACES: readonly Face[] = [
  {
    name: 'fill',
    roles: ['officer'],
    tab: 'face.fill',
    load: async () => (await import('./officer/officer.tsx')).Officer,
  },
  {
    name: 'board',
    roles: ['reviewer', 'officer', 'admin', 'reader'],
    tab: 'face.board',
    load: async () => (await import('./board/board.tsx')).BoardFace,
  },
  {
    name: 'admin',
    roles: ['admin'],
    tab: 'face.administration',
    load: async () => (await import('./administration/administration.tsx')).Administration,
  },
  {
    name: 'devices',
    roles: ['officer', 'reviewer', 'admin', 'reader'],
    load: async () => (await import('./devices/devices.tsx')).Devices,
  },
  {
    name: 'roster',
    roles: 'public',
    load: async () => (await import('./roster/roster.tsx')).RosterPage,
  },
  {
    name: 'history',
    roles: ['officer', 'reviewer', 'admin', 'reader'],
    load: async () => (await import('./history/history.tsx')).History,
  },
  {
    name: 'receipt',
    roles: 'public',
    load: async () => (await import('./receipt/receipt-check.tsx')).ReceiptCheck,
  },
];

/**
 * The faces a role may go to from the bar, its first one before the others. `below`: whether something is asked of units
 * below; an officer who has none sees all there is where they fill it in.
 */
export function tabsOf(role: Role, below: boolean): readonly Face[] {
  const own = FACES.filter((face) => face.tab && face.roles !== 'public' && face.roles.includes(role));
  return role === 'officer' && !below ? own.filter(({ name }) => name !== 'board') : own;
}

/** Which face an address shows; null for one that is unknown or not for this role. */
export function faceOf(hash: string, role: Role | null): { face: Face; rest: string } | null {
  const [, name = '', rest = ''] = /^#\/([a-z-]*)\/?(.*)$/.exec(hash) ?? [];
  const face = name === '' ? role && tabsOf(role, true)[0] : FACES.find((each) => each.name === name);
  if (!face) return null;
  const open = face.roles === 'public' || (role !== null && face.roles.includes(role));
  return open ? { face, rest: decoded(rest) } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
