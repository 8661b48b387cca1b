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
  'notice.closed': 409,
  'notice.exists': 409,
  'draft.unknown': 404,
  'draft.stale': 409,
  'draft.planChanged': 409,
  'draft.hasFaults': 422,
  'duty.past': 422,
  'duty.notAsked': 422,
} as const;
