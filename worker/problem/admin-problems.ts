/** Codes of what administrators do, and their status. */
export const ADMIN_STATUS = {
  'access.admin': 403,
} as const;
