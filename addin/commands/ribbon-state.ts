import type { Session } from '../../shared/api/contracts/session.ts';
import type { RibbonAction } from '../../shared/manifest/ribbon.ts';

/** Which buttons of the ribbon can be pressed, by what the sheet before the officer is and who is signed in. */
export function enabledActions(sheet: { readonly annex: boolean }, session: Session | null): Set<RibbonAction> {
  const enabled = new Set<RibbonAction>(['enable', 'help']);
  if (sheet.annex) {
    enabled.add('check');
    // Signed out it asks for the sign-in; a reviewer hands nothing in.
    if (session?.role !== 'reviewer') enabled.add('submit');
  }
  if (session?.role !== 'officer') {
    enabled.add('pull');
    enabled.add('progress');
  }
  return enabled;
}
