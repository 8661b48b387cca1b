/** Where office.js comes from: Microsoft's global network, or the one that 21Vianet operates in China. */
export const CDNS = ['global', '21vianet'] as const;
export type Cdn = (typeof CDNS)[number];

export const OFFICE_JS: Readonly<Record<Cdn, string>> = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
};

/** The add-in's page (pane and commands in one runtime), seen from the deployment's origin. */
export function addinPath(cdn: Cdn): string {
  return cdn === 'global' ? '/addin/index.html' : `/addin/index.html?cdn=${cdn}`;
}

/**
 * The deployment's choice, read from the page's own address; anything unknown is global.
 * `cdnOf('?cdn=21vianet&_host_Info=Excel…')` → `'21vianet'`
 */
export function cdnOf(query: string): Cdn {
  const named = /[?&]cdn=([^&]*)/.exec(query)?.[1];
  return CDNS.find((cdn) => cdn === named) ?? 'global';
}
