/** Codes of what administrators do, and their status. */
export const ADMIN_STATUS = {
  'access.admin': 403,
  'invitation.unknown': 404,
  'person.unknown': 404,
  'device.unknown': 404,
  'units.noTable': 422,
  'units.tooMany': 422,
  'units.hasFaults': 422,
  'units.planChanged': 409,
} as const;
