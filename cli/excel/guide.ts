/** What a platform can do by itself, and which texts of sideload.ts tell a person the rest. */
export interface Guide {
  /** Excel can be opened here with the add-in in it. */
  opensExcel: boolean;
  /** The system's own trust store takes the certificate; otherwise the browser has to be told. */
  trustsCertificate: boolean;
  /** Said at once. */
  first: readonly string[];
  /** Said when Excel could not be opened after all. */
  byHand: readonly string[];
}

const ON_THE_WEB = ['excel.web'];

/** `guideFor('darwin', false).opensExcel` → true; with `web`, and on Linux, it is Excel on the web. */
export function guideFor(platform: NodeJS.Platform, web: boolean): Guide {
  if (platform === 'win32' || platform === 'darwin') {
    const manual = platform === 'win32' ? 'excel.windows' : 'excel.mac';
    const first = web ? ON_THE_WEB : ['excel.starting'];
    return { opensExcel: !web, trustsCertificate: true, first, byHand: [manual, ...ON_THE_WEB] };
  }
  const first = ['excel.linux', 'excel.trust', ...ON_THE_WEB];
  return { opensExcel: false, trustsCertificate: false, first, byHand: [] };
}
