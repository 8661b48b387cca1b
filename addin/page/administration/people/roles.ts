import type { Role } from '../../../../shared/api/contracts/session.ts';

/** In the order they are offered: most people fill in. (The contract's own list would bring its schemas along.) */
export const ROLES: readonly Role[] = ['officer', 'reviewer', 'admin', 'reader'];
